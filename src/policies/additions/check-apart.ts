import { createHash } from 'node:crypto'
import { Worker } from 'node:worker_threads'

import type { CheckedAddition } from './addition.ts'
import type { AdditionTexts } from './check-addition.ts'

/** Looks at an addition in a thread of its own; the same texts are looked at once. */
export type CheckApart = (texts: AdditionTexts) => Promise<CheckedAddition>

/** So many results are held; the one that was not asked for longest makes way. */
const held = 50

/** Opens what looks at additions. */
export function openCheckApart(): CheckApart {
  const known = new Map<string, Promise<CheckedAddition>>()
  return async (texts) => {
    const key = createHash('sha256').update(JSON.stringify(texts)).digest('base64')
    const checked = known.get(key) ?? inThread(texts)
    known.delete(key)
    known.set(key, checked)
    const [oldest] = known.keys()
    if (known.size > held && oldest !== undefined) known.delete(oldest)
    checked.catch(() => known.delete(key))
    return checked
  }
}

async function inThread(texts: AdditionTexts): Promise<CheckedAddition> {
  const worker = new Worker(new URL('./addition.worker.ts', import.meta.url))
  try {
    return await new Promise<CheckedAddition>((resolve, reject) => {
      worker.on('message', (checked: CheckedAddition) => resolve(checked))
      worker.on('error', (error) =>
        reject(error instanceof Error ? error : new Error('broken off')),
      )
      worker.on('exit', () => reject(new Error('the thread that checks an addition ended')))
      worker.postMessage(texts)
    })
  } finally {
    void worker.terminate()
  }
}
