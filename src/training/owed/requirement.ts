import type { Rhythm } from '#rulebooks/duties/rhythm.ts'

import type { Bound } from './people-bound.ts'

/** What a requirement is about: clauses of the policy, a document of its own, or one's own accounts. */
export type About =
  | {
      readonly type: 'clauses'
      readonly reach: 'policy' | 'section' | 'clause'
      readonly clauses: readonly string[]
    }
  | { readonly type: 'document'; readonly title: string }
  | { readonly type: 'accounts' }

/** How somebody shows that it is done, the least firm first. */
export const asksInOrder = ['check', 'receive', 'learn', 'read', 'understand', 'sign'] as const

/** How somebody shows that it is done. */
export type Asks = (typeof asksInOrder)[number]

/** Whether one way to show it is at least as firm as another. */
export function isAsFirm(one: Asks, other: Asks): boolean {
  return asksInOrder.indexOf(one) >= asksInOrder.indexOf(other)
}

/** What one duty of an edition asks of the people it binds. */
export type Requirement = {
  /** The same in every edition, such as `read:policy`, `learn:section:WDA-5.04` or `document:Code of conduct`. */
  readonly key: string
  readonly about: About
  readonly asks: Asks
  /** The clause that asks for it. */
  readonly clause: string
  readonly who: ReadonlyMap<string, Bound>
  readonly rhythm: Rhythm
  /** Days within which it is to be done. */
  readonly within?: number
  /** Actions that wait for it. */
  readonly before: readonly string[]
  /** The trust asks for it, its text does not. */
  readonly own: boolean
}
