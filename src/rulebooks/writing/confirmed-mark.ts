import { isDeepStrictEqual } from 'node:util'

import { readMap } from './front.ts'
import { setAt } from './yaml-surgery.ts'

/**
 * Whether the block of a rule says that nobody has confirmed it: as it is read, so that nothing that only
 * looks like the mark, in a comment or a quoted text, is taken for it. A block that cannot be read says no.
 */
export function isUnconfirmed(block: string): boolean {
  return /confirmed/.test(block) && readMap(block)['confirmed'] === 'no'
}

/** The block of a rule marked as confirmed by somebody, or as not confirmed yet. */
export function markConfirmed(block: string, isConfirmed: boolean): string {
  if (isUnconfirmed(block) === !isConfirmed) return block
  const marked = inLines(block, isConfirmed)
  const { confirmed, ...rest } = readMap(marked)
  const { confirmed: _, ...before } = readMap(block)
  const isMeant = confirmed === (isConfirmed ? undefined : 'no') && isDeepStrictEqual(rest, before)
  return isMeant ? marked : rewritten(block, isConfirmed)
}

/** The mark as a line of its own at the end, so that taking it out again leaves the block as it was. */
function inLines(block: string, isConfirmed: boolean): string {
  const without = block
    .split('\n')
    .filter((line) => !/^confirmed\s*:/.test(line))
    .join('\n')
    .trimEnd()
  return isConfirmed ? without : `${without}\nconfirmed: no`
}

/** The mark within a block of another layout; one that cannot be read is left to whoever mends it. */
function rewritten(block: string, isConfirmed: boolean): string {
  try {
    return setAt(block, ['confirmed'], isConfirmed ? 'yes' : 'no')
  } catch {
    return inLines(block, isConfirmed)
  }
}
