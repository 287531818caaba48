import { openThread } from '#core/thread.ts'

import type { Compared, TwoTexts } from './compare-texts.ts'
import type { Said } from './compare.worker.ts'

/** Compares in a thread beside the one that answers everybody, one pair after the other. */
export type Comparer = (
  texts: TwoTexts,
  tell: (done: number, of: number) => void,
) => Promise<Compared>

/** Opens a comparer. Its thread begins with the first pair, and keeps no process alive. */
export function openComparer(): Comparer {
  const thread = openThread<TwoTexts, Said>(new URL('./compare.worker.ts', import.meta.url), {
    isLast: ({ type }) => type === 'compared',
  })
  return async (texts, tell) => {
    const said = await thread.ask(texts, (far) => {
      if (far.type === 'far') tell(far.done, far.of)
    })
    if (said === 'late' || said.type === 'far') throw new Error('nothing came of a comparison')
    return said.compared
  }
}
