import type { App } from '#app.ts'
import type { Db } from '#db/db.ts'
import type { Trust } from '#people/trust.ts'

import { makeTrustWithPages } from './browsing.ts'
import { signedIn, type SignedInForTest } from './signed-in.ts'
import { testApp } from './test-app.ts'

/** A page as it came back: its status, its HTML and where it leads on. */
type Got = { readonly status: number; readonly page: string; readonly location: string }

/** Somebody who has signed in, at the pages of their trust; paths come after `/trusts/:slug`. */
export type Insider = SignedInForTest & {
  readonly get: (path: string) => Promise<Got>
  /** Goes where an answer leads on. */
  readonly follow: (got: Got) => Promise<Got>
  /** Sends a form as a page of ours would. */
  readonly post: (path: string, fields?: Readonly<Record<string, string>>) => Promise<Got>
}

/** A trust of its own with pages, and a way to sign people in there. */
export async function peoplePages(db: Db): Promise<{
  readonly app: App
  readonly trust: Trust
  readonly as: (asked: Omit<Parameters<typeof signedIn>[1], 'trust'>) => Promise<Insider>
}> {
  const { trust, themes } = await makeTrustWithPages(db)
  const app = testApp({ db, themes })
  return {
    app,
    trust,
    as: async (asked) => insiderOf(app, trust, await signedIn(db, { trust, ...asked })),
  }
}

/** Somebody who has signed in, at the pages of their trust. */
export function insiderOf(app: App, { slug }: Trust, somebody: SignedInForTest): Insider {
  const { headers, formToken } = somebody
  const ask = async (address: string, init: RequestInit): Promise<Got> => {
    const response = await app.request(address, init)
    return {
      status: response.status,
      page: await response.text(),
      location: response.headers.get('location') ?? '',
    }
  }
  return {
    ...somebody,
    get: (path) => ask(`/trusts/${slug}${path}`, { headers }),
    follow: ({ location }) => ask(location, { headers }),
    post: (path, fields = {}) =>
      ask(`/trusts/${slug}${path}`, {
        method: 'POST',
        headers: { ...headers, host: 'localhost', origin: 'http://localhost' },
        body: new URLSearchParams({ ...fields, form_token: formToken }),
      }),
  }
}

/** The three fields of a day in a form. */
export function dayFields(name: string, day: string): Record<string, string> {
  const [year = '', month = '', date = ''] = day.split('-')
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year }
}
