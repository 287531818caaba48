import type { Context } from 'hono'

import type { Frame, Link } from './layout.ts'
import { type SignedIn, signedInOf } from './signed-in.ts'
import type { Theme } from './theme.ts'

/** The parts of a trust's service that are open to everyone, in the order of its menu. */
const openParts = [
  ['Ask a question', 'ask'],
  ['The policy', 'policy'],
  ['How it is kept', 'ledger'],
] as const

/**
 * The frame of a trust's pages: its look, its menu for whoever asks, and which part of it this page
 * belongs to. `part` is the last piece of that part's address, such as `ask` or `people`.
 */
export function trustFrame(
  c: Context,
  theme: Theme,
  { demo, part }: { readonly demo: boolean; readonly part?: string | undefined },
): Frame {
  const base = `/trusts/${theme.slug}`
  const signedIn = signedInOf(c)
  const open: readonly Link[] = openParts.map(([text, path]) => ({ text, href: `${base}/${path}` }))
  const current = part === 'home' ? base : `${base}/${part}`
  return {
    demo,
    trust: theme,
    homeHref: signedIn?.homeHref ?? '/',
    navigation: signedIn ? menuOf(signedIn, open) : open,
    currentNav: part === undefined ? undefined : current,
    signedIn,
    signInHref: signedIn ? undefined : `${base}/sign-in`,
  }
}

function menuOf({ homeHref, menu }: SignedIn, open: readonly Link[]): readonly Link[] {
  return [{ text: 'Home', href: homeHref }, ...open, ...menu]
}
