/** Where someone goes on after signing in: an address of their own trust, or its home page. */
export function nextWithin(slug: string, asked: string | undefined): string {
  const home = `/trusts/${slug}`
  const base = 'http://here.invalid'
  if (asked === undefined || !URL.canParse(asked, base)) return home
  const { origin, pathname, search } = new URL(asked, base)
  const isWithin = pathname === home || pathname.startsWith(`${home}/`)
  const isSignIn = pathname.startsWith(`${home}/sign-`)
  return origin === base && isWithin && !isSignIn ? pathname + search : home
}
