/** Asks for an address, as `fetch` does without following where it leads. */
export type Ask = (url: string, init: RequestInit) => Response | Promise<Response>

/** A browser as far as sign-in needs one: it keeps cookies by host and follows redirects when told. */
export type Browser = {
  readonly get: (url: string, headers?: Readonly<Record<string, string>>) => Promise<Response>
  readonly post: (url: string, form: Readonly<Record<string, string>>) => Promise<Response>
  /** Follows redirects until an answer leads nowhere, or to an address the test wants to see first. */
  readonly follow: (url: string, until?: (url: URL) => boolean) => Promise<Arrival>
  readonly cookiesOf: (origin: string) => ReadonlyMap<string, string>
  /** Puts a cookie there as an attacker would. */
  readonly keep: (origin: string, name: string, value: string) => void
}

/** Where following redirects ended; without an answer where the test stopped it. */
export type Arrival = { readonly url: URL; readonly response: Response | undefined }

/** A new browser. Addresses below `app` are asked of the application, the rest over the network. */
export function newBrowser(app: { readonly origin: string; readonly ask: Ask }): Browser {
  const jars = new Map<string, Map<string, string>>()
  const jarOf = (origin: string) => {
    const jar = jars.get(origin) ?? new Map<string, string>()
    jars.set(origin, jar)
    return jar
  }
  const send = async (url: string, init: RequestInit): Promise<Response> => {
    const { origin } = new URL(url)
    const jar = jarOf(origin)
    const headers = new Headers(init.headers)
    if (jar.size > 0) headers.set('cookie', [...jar].map((pair) => pair.join('=')).join('; '))
    const asked = { ...init, headers, redirect: 'manual' } as const
    const response = await (origin === app.origin ? app.ask(url, asked) : fetch(url, asked))
    for (const line of response.headers.getSetCookie()) keepCookie(jar, line)
    return response
  }
  const get: Browser['get'] = (url, headers = {}) => send(url, { headers })
  return {
    get,
    post: (url, form) =>
      send(url, {
        method: 'POST',
        body: new URLSearchParams(form),
        headers: { origin: new URL(url).origin },
      }),
    follow: (url, until) => follow(get, url, until),
    cookiesOf: jarOf,
    keep: (origin, name, value) => void jarOf(origin).set(name, value),
  }
}

async function follow(
  get: Browser['get'],
  start: string,
  until: (url: URL) => boolean = () => false,
): Promise<Arrival> {
  let url = new URL(start)
  for (let step = 0; step < 10; step += 1) {
    if (step > 0 && until(url)) return { url, response: undefined }
    const response = await get(url.href)
    const location = response.headers.get('location')
    if (location === null) return { url, response }
    url = new URL(location, url)
  }
  throw new Error(`redirects without an end, last to ${url.href}`)
}

function keepCookie(jar: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(';')
  const [name = '', ...value] = pair.split('=')
  const isGone = attributes.some((attribute) =>
    /^\s*(max-age=0|expires=thu, 01 jan 1970)/i.test(attribute),
  )
  if (isGone) jar.delete(name.trim())
  else jar.set(name.trim(), value.join('='))
}
