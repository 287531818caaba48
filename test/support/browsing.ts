import type { App } from '#app.ts'
import type { Db } from '#db/db.ts'
import type { Trust } from '#people/trust.ts'
import type { Themes } from '#web/load-themes.ts'
import { makeTheme } from '#web/theme.ts'

import { makeTrust } from './makers.ts'

/** A trust of its own, and a look for it so that its pages are there. */
export async function makeTrustWithPages(
  db: Db,
): Promise<{ readonly trust: Trust; readonly themes: Themes }> {
  const trust = await makeTrust(db)
  const { slug, name, code } = trust
  const theme = makeTheme({ slug, name, shortName: name, code, colour: '#1c5c3c' })
  if (!theme.ok) throw new Error('the look of a trust of tests is wrong')
  return { trust, themes: new Map([[slug, theme.value]]) }
}

/** A browser without a screen: it keeps cookies and sends forms as a page of the site would. */
export type Browsing = {
  readonly get: (path: string) => Promise<Response>
  readonly post: (path: string, fields?: Readonly<Record<string, string>>) => Promise<Response>
  /** The text of a page it gets. */
  readonly page: (path: string) => Promise<string>
  readonly cookies: Map<string, string>
}

/** See `Browsing`. `at` gives the application to ask, so that a test can move its clock. */
export function browsing(at: () => App, more: Readonly<Record<string, string>> = {}): Browsing {
  const cookies = new Map<string, string>()
  const ask = async (path: string, init: Omit<RequestInit, 'headers'>, origin = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await at().request(path, {
      ...init,
      headers: { host: 'localhost', ...more, ...origin, ...(cookie === '' ? {} : { cookie }) },
    })
    for (const line of response.headers.getSetCookie()) keep(cookies, line)
    return response
  }
  const get = (path: string) => ask(path, {})
  return {
    cookies,
    get,
    page: async (path) => (await get(path)).text(),
    post: async (path, fields = {}) =>
      ask(
        path,
        { method: 'POST', body: new URLSearchParams(fields) },
        { origin: 'http://localhost' },
      ),
  }
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split('; ')
  const [, name = '', value = ''] = /^([^=]+)=(.*)$/.exec(pair) ?? []
  if (attributes.some((attribute) => attribute.toLowerCase() === 'max-age=0')) cookies.delete(name)
  else cookies.set(name, value)
}

/** The token of the forms on a page for someone who has signed in. */
export function formTokenOn(page: string): string {
  return /name="form_token" value="([^"]+)"/.exec(page)?.[1] ?? ''
}
