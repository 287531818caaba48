import { parentPort } from 'node:worker_threads'

import { compareTexts, type Compared, type TwoTexts } from './compare-texts.ts'

/** What the thread that compares says: how far it is, and at last what it found. */
export type Said =
  | { readonly type: 'far'; readonly done: number; readonly of: number }
  | { readonly type: 'compared'; readonly compared: Compared }

const port = parentPort
if (port === null) throw new Error('this is the work of a thread of its own')

const say = (said: Said): void => port.postMessage(said)

port.on('message', (texts: TwoTexts) => {
  const compared = compareTexts(texts, (done, of) => say({ type: 'far', done, of }))
  say({ type: 'compared', compared })
})
