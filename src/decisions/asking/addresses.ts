import { statePairs, type AskingState } from './asking-state.ts'

/** The addresses of a trust's asking and answering. */
export const addressOf = {
  ask: (slug: string) => `/trusts/${slug}/ask`,
  questions: (slug: string) => `/trusts/${slug}/ask/questions`,
  check: (slug: string) => `/trusts/${slug}/ask/check`,
  decisions: (slug: string) => `/trusts/${slug}/decisions`,
  decision: (slug: string, id: string) => `/trusts/${slug}/decisions/${id}`,
  /** Everything a person asked after signing in. */
  own: (slug: string) => `/trusts/${slug}/questions`,
  policy: (slug: string) => `/trusts/${slug}/policy`,
  clause: (slug: string, id: string) => `/trusts/${slug}/policy#${id}`,
  clauseOf: (slug: string, seal: string, id: string) => `/trusts/${slug}/editions/${seal}#${id}`,
} as const

/** Where a question page leads: the fact it changes, and whether it came from the summary. */
export type Steering = { readonly change?: string; readonly from?: 'check' }

/** An address with the state of a question in its query. */
export function withState(address: string, state: AskingState, steering: Steering = {}): string {
  const pairs = [...statePairs(state), ...Object.entries(steering)]
  const query = new URLSearchParams(pairs.map(([name, value]) => [name, value]))
  return `${address}?${query.toString()}`
}
