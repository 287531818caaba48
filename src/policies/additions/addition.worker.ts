import { parentPort } from 'node:worker_threads'

import { checkAddition, type AdditionTexts } from './check-addition.ts'

const port = parentPort
if (port === null) throw new Error('this is the work of a thread of its own')

port.on('message', (texts: AdditionTexts) => port.postMessage(checkAddition(texts)))
