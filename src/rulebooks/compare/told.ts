import { isFaint, isSaid, type Pair } from './pairs.ts'
import type { Voice } from '#rulebooks/compare/cases/voices.ts'

/** What was told of each stance: what the other side says against it. */
export class Told {
  readonly #said = new Map<Voice, Set<string>>()
  readonly #alone: ReadonlySet<Voice>

  /** `alone` are the stances shown where the other side is silent. */
  constructor(alone: ReadonlySet<Voice>) {
    this.#alone = alone
  }

  tell([left, right]: readonly [left: Voice | undefined, right: Voice | undefined]): void {
    if (!left || !right) return
    this.#add(left, right.says)
    this.#add(right, left.says)
  }

  /** Whether nothing is left to tell of a pair. Of a faint stance it is enough to tell it once. */
  has([left, right]: Pair): boolean {
    if (isFaint(left) !== isFaint(right)) {
      return isFaint(left) ? this.#hasFaint(left, right) : this.#hasFaint(right, left)
    }
    return this.#knows(left, right.says) && this.#knows(right, left.says)
  }

  #hasFaint(faint: Voice, other: Voice): boolean {
    return (!isSaid(faint) && this.#alone.has(other)) || this.#knows(faint, other.says)
  }

  #knows(voice: Voice, says: string): boolean {
    return this.#said.get(voice)?.has(says) === true
  }

  #add(voice: Voice, says: string): void {
    this.#said.set(voice, (this.#said.get(voice) ?? new Set<string>()).add(says))
  }
}
