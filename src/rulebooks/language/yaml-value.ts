import { parse } from 'yaml'

/** Characters of YAML whose values are kept: about twenty rulebooks with their vocabulary. */
const KEPT = 4_000_000

const kept = new Map<string, unknown>()
let characters = 0

/**
 * The value of a text in YAML, which nobody may change: the same text gives the same value. A draft is
 * read again at each change of a clause, and all but that clause's blocks were read before.
 * Throws what the parser throws; what stands within itself is not kept and comes back as it is.
 */
export function yamlValue(text: string): unknown {
  if (kept.has(text)) return recalled(text)
  const value: unknown = parse(text, { strict: true })
  if (!frozen(value)) return value
  kept.set(text, value)
  characters += text.length
  for (const [oldest] of kept) {
    if (characters <= KEPT) break
    kept.delete(oldest)
    characters -= oldest.length
  }
  return value
}

/** Whoever is asked for again goes to the end of the queue. */
function recalled(text: string): unknown {
  const value = kept.get(text)
  kept.delete(text)
  kept.set(text, value)
  return value
}

/** Freezes a value with all it holds; false where it holds itself, or goes too deep to walk. */
function frozen(value: unknown): boolean {
  if (isEndless(value)) return false
  freeze(value)
  return true
}

/** An alias can stand within what it names; whoever walked through that would never come out. */
export function isEndless(value: unknown): boolean {
  try {
    return isWithinItself(value, { around: new Set(), done: new Set() })
  } catch (error) {
    // Deeper than the stack of calls.
    if (error instanceof RangeError) return true
    throw error
  }
}

type Walk = { readonly around: Set<object>; readonly done: Set<object> }

/** Walks each part once, however many aliases name it. */
function isWithinItself(value: unknown, walk: Walk): boolean {
  if (!holdsParts(value) || walk.done.has(value)) return false
  if (walk.around.has(value)) return true
  walk.around.add(value)
  for (const part of Object.values(value)) if (isWithinItself(part, walk)) return true
  walk.around.delete(value)
  walk.done.add(value)
  return false
}

function freeze(value: unknown): void {
  if (!holdsParts(value) || Object.isFrozen(value)) return
  Object.freeze(value)
  for (const part of Object.values(value)) freeze(part)
}

/** What can hold other values; bytes, which YAML can write too, hold none and cannot be frozen. */
function holdsParts(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)
}
