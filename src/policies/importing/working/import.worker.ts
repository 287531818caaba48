import { parentPort } from 'node:worker_threads'

import { doTask } from './do-task.ts'
import type { Said, Task } from './task.ts'

const port = parentPort
if (port === null) throw new Error('this is the work of a worker thread')

const say = (said: Said): void => port.postMessage(said)

port.on('message', (task: Task) => {
  doTask(task, (step) => say({ type: 'step', step })).then(say, (error: unknown) =>
    say({
      type: 'failed',
      why: error instanceof Error ? (error.stack ?? error.message) : 'unknown',
    }),
  )
})
