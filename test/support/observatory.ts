import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

import { z } from 'zod'

// MDN's HTTP Observatory, on answers of the application instead of a site on the network: what it would
// read of the connection is given as a proxy with a good certificate would make it. Its list of sites
// that browsers know to be HTTPS only is fetched when it is installed with scripts; here it is empty.

const outcome = z.object({ result: z.string().nullable() })
const observatory = z.object({
  tests: z.array(z.custom<(requests: unknown) => unknown>((test) => typeof test === 'function')),
  modifierOf: z.custom<(result: string) => number>((test) => typeof test === 'function'),
  extraFrom: z.number(),
  equivalents: z.custom<(html: string, url: string) => unknown>(
    (read) => typeof read === 'function',
  ),
})

/** What the Observatory makes of an answer: its score, and what took points away or gave none. */
export type Graded = {
  readonly score: number
  readonly lost: readonly string[]
  readonly gained: readonly string[]
}

/** An answer of the application, one to a script of another site, and where it was asked. */
type Page = { readonly answer: Response; readonly preflight: Response; readonly url: string }

/** The site from which the Observatory tries whether scripts elsewhere may read answers. */
export const preflightOrigin = 'https://http-observatory.security.mozilla.org'

/** Opens the Observatory. Its own code judges and weighs; nothing is asked of the network. */
export async function openObservatory(): Promise<(page: Page) => Promise<Graded>> {
  const { tests, modifierOf, extraFrom, equivalents } = await load()
  return async (page) => {
    const requests = await requestsOf(page, equivalents)
    const results = tests.map((test) => outcome.parse(test(requests)).result ?? 'no result')
    const weighed = results.map((result) => ({ result, points: modifierOf(result) }))
    const sum = (some: typeof weighed): number =>
      some.reduce((all, { points }) => all + points, 100)
    const bare = sum(weighed.filter(({ points }) => points < 0))
    const words = (some: typeof weighed): readonly string[] => some.map(({ result }) => result)
    return {
      score: bare >= extraFrom ? sum(weighed) : bare,
      lost: words(weighed.filter(({ points }) => points < 0)),
      gained: words(weighed.filter(({ points }) => points > 0)),
    }
  }
}

async function load(): Promise<z.infer<typeof observatory>> {
  const folder = copied()
  const from = async (path: string): Promise<Record<string, unknown>> =>
    z
      .record(z.string(), z.unknown())
      .parse({ ...(await import(pathToFileURL(join(folder, path)).href)) })
  const { ALL_TESTS: tests } = await from('src/constants.js')
  const { getScoreModifier: modifierOf } = await from('src/grader/grader.js')
  const { MINIMUM_SCORE_FOR_EXTRA_CREDIT: extraFrom } = await from('src/grader/charts.js')
  const { parseHttpEquivHeaders: equivalents } = await from('src/retriever/utils.js')
  return observatory.parse({ tests, modifierOf, extraFrom, equivalents })
}

/** A copy with an empty list, as what npm installed is left as it is. */
function copied(): string {
  const installed = join('node_modules', '@mdn', 'mdn-http-observatory')
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')))
  const kept = join(process.cwd(), 'node_modules', '.cache', 'houserules')
  const copy = join(kept, `observatory-${version}`)
  if (!existsSync(join(copy, 'conf', 'hsts-preload.json'))) {
    for (const part of ['src', 'conf', 'package.json']) {
      cpSync(join(installed, part), join(copy, part), { recursive: true })
    }
    mkdirSync(join(copy, 'conf'), { recursive: true })
    writeFileSync(join(copy, 'conf', 'hsts-preload.json'), '{}')
  }
  return copy
}

/** What the Observatory keeps of its requests to a site. */
async function requestsOf(
  { answer, preflight, url }: Page,
  read: (html: string, url: string) => unknown,
): Promise<unknown> {
  const text = await answer.text()
  const responseOf = ({ status, headers }: Response) => ({
    status,
    headers: headersAsRead(headers),
    data: text,
    verified: true,
    request: { headers: { origin: preflightOrigin } },
  })
  const auto = { ...responseOf(answer), httpEquiv: read(text, url) }
  const cookies = answer.headers.getSetCookie().map(readCookie)
  return {
    hostname: new URL(url).hostname,
    resources: { path: text },
    responses: {
      auto,
      https: auto,
      cors: responseOf(preflight),
      http: null,
      httpRedirects: [],
      httpsRedirects: [],
    },
    session: { url: new URL(url), jar: { serializeSync: () => ({ cookies }) } },
  }
}

/** Headers as the Observatory's own client gives them: properties, and a way to get one. */
function headersAsRead(headers: Headers): object {
  const all = { ...Object.fromEntries(headers), 'set-cookie': headers.getSetCookie() }
  Object.setPrototypeOf(all, { get: (name: string) => headers.get(name) })
  return all
}

function readCookie(line: string) {
  const [pair = '', ...attributes] = line.split('; ')
  const told = new Map(
    attributes.map((one) => {
      const [name = '', value = 'true'] = one.split('=')
      return [name.toLowerCase(), value] as const
    }),
  )
  return {
    key: pair.split('=')[0],
    secure: told.has('secure'),
    httpOnly: told.has('httponly'),
    sameSite: told.get('samesite')?.toLowerCase(),
    path: told.get('path'),
  }
}
