import { createHash } from 'node:crypto'

import { openThread } from '#core/thread.ts'

import type { CheckedAddition } from './addition.ts'
import type { AdditionTexts } from './check-addition.ts'

/**
 * Looks at an addition in a thread of its own, one after the other; the same texts are looked at once.
 * `busy` where so many wait that whoever asks had better come back.
 */
export type CheckApart = (texts: AdditionTexts) => Promise<CheckedAddition | 'busy'>

/** So many results are held; the one that was not asked for longest makes way. */
const held = 50
/** So many wait at most, each for up to a few seconds. */
const mostWaiting = 20
/** Milliseconds after which it is given up to find out what an addition weakens. */
const longest = 30_000

type Looking = (texts: AdditionTexts) => Promise<CheckedAddition>

/** Opens what looks at additions; `most` texts wait at a time. */
export function openCheckApart({ look = inThread(), most = mostWaiting } = {}): CheckApart {
  const known = new Map<string, Promise<CheckedAddition>>()
  let waiting = 0
  const begin = (key: string, texts: AdditionTexts): Promise<CheckedAddition> => {
    waiting += 1
    const checked = look(texts).finally(() => (waiting -= 1))
    // What was not found out may be when it is looked at again.
    const forget = () => known.delete(key)
    checked.then(({ gaveUp }) => gaveUp > 0 && forget(), forget)
    return checked
  }
  return async (texts) => {
    const key = createHash('sha256').update(JSON.stringify(texts)).digest('base64')
    const before = known.get(key)
    if (!before && waiting >= most) return 'busy'
    const checked = before ?? begin(key, texts)
    known.delete(key)
    known.set(key, checked)
    const [oldest] = known.keys()
    if (known.size > held && oldest !== undefined) known.delete(oldest)
    return checked
  }
}

function inThread(): Looking {
  const program = new URL('./addition.worker.ts', import.meta.url)
  const thread = openThread<AdditionTexts, CheckedAddition>(program, { most: longest })
  return async (texts) => {
    const said = await thread.ask(texts)
    return said === 'late' ? { mistakes: [], weakened: [], gaveUp: 1 } : said
  }
}
