import type { Frame } from './layout.ts'
import type { Theme } from './theme.ts'

/** The parts of a trust's service, in the order of its menu. */
export type Part = 'ask' | 'policy' | 'ledger'

const parts = [
  ['ask', 'Ask a question', 'ask'],
  ['policy', 'The policy', 'policy'],
  ['ledger', 'How it is kept', 'ledger'],
] as const

/** The frame of a trust's pages: its look, its menu, and which part of it this page belongs to. */
export function trustFrame(trust: Theme, demo: boolean, current?: Part): Frame {
  const home = `/trusts/${trust.slug}`
  const part = parts.find(([name]) => name === current)
  return {
    demo,
    trust,
    homeHref: '/',
    navigation: parts.map(([, text, path]) => ({ text, href: `${home}/${path}` })),
    currentNav: part && `${home}/${part[2]}`,
  }
}
