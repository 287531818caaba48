import { parentPort } from 'node:worker_threads'

import { openJudging, type Judging, type SaidToJudge } from './judging.ts'

const port = parentPort
if (port === null) throw new Error('this is the work of a thread of its own')

let judging: Judging | undefined

port.on('message', (said: SaidToJudge) => {
  if ('trials' in said) judging = openJudging(said.trials, said.answers)
  else port.postMessage(judging?.(said))
})
