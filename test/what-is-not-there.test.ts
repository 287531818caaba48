import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'

// Much of what can go wrong elsewhere cannot here, as the means for it are not there. Whoever adds one
// of them meets this file, and docs/security.md, which rests on it.

const sources = [...globSync('src/**/*.ts'), ...globSync('migrations/*.sql')]
  .filter((path) => !path.endsWith('.test.ts'))
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }))
const browserCode = sources.filter(({ path }) => path.startsWith('src/web/browser/'))
const versions = z.record(z.string(), z.string())
const { dependencies } = z
  .object({ dependencies: versions })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')))
const lock = z
  .object({
    packages: z.record(
      z.string(),
      z.object({ integrity: z.string().optional(), resolved: z.string().optional() }),
    ),
  })
  .parse(JSON.parse(readFileSync('package-lock.json', 'utf8')))

function pathsWith(pattern: RegExp, within = sources): readonly string[] {
  return within.filter(({ text }) => pattern.test(text)).map(({ path }) => path)
}

test.each([
  ['starts another program', /node:child_process|\bexecFile\(|\bspawn\(/],
  ['runs text as code', /\beval\(|new Function\(|node:vm\b/],
  ['reads XML', /DOMParser|xml2js|libxml|parseXml|fast-xml/i],
  ['speaks LDAP, XPath, LaTeX, JNDI, memcache or IMAP', /ldap|xpath|latex|jndi|memcache|imap/i],
  ['takes a format from what was sent', /util\.format|printf/],
  ['opens a WebSocket or a WebRTC connection', /WebSocket|RTCPeer|upgradeWebSocket/],
  ['offers GraphQL', /graphql/i],
  ['reads SAML', /saml/i],
  ['sends codes by telephone', /twilio|\bsms\b/i],
  ['lets pages of other sites read its answers', /hono\/cors|Access-Control-Allow/i],
  ['hashes with MD5 or SHA-1', /createHash\('(md5|sha1)'|hash\('(md5|sha1)'/],
  ['draws what must not be guessed with Math.random', /Math\.random/],
  ['encrypts without showing tampering', /aes-\d+-(cbc|ctr|ecb)|createCipher\(/],
  ['turns off the check of certificates', /rejectUnauthorized: false|TLS_REJECT_UNAUTHORIZED/],
  ['shows a folder’s files as they lie there', /serveStatic|serve-static/],
] as const)('nothing of ours %s', (_, pattern) => {
  expect(pathsWith(pattern)).toEqual([])
})

test('nothing of ours builds SQL from text, save what begins a transaction', () => {
  const built = pathsWith(/\bsql\.(raw|lit)\(|\bsql\.literal\(/)
  // It names the trust in the same trip, and takes nothing for a trust's id that is none.
  expect(built).toEqual(['src/db/engine.ts'])
})

test.each([
  ['puts text into a page as markup', /innerHTML|outerHTML|insertAdjacentHTML|document\.write/],
  [
    'keeps anything in the browser',
    /localStorage|sessionStorage|indexedDB|document\.cookie|caches\./,
  ],
  ['listens to other windows', /postMessage|addEventListener\('message'/],
  ['calls another site', /fetch\(\s*['"`]https?:|\/\/cdn|importScripts/],
] as const)('no browser code of ours %s', (_, pattern) => {
  expect(browserCode.length).toBeGreaterThan(0)
  expect(pathsWith(pattern, browserCode)).toEqual([])
})

test('the patterns bite', () => {
  const seeded = [{ path: 'seed.ts', text: "import { spawn } from 'node:child_process'" }]

  expect(pathsWith(/node:child_process/, seeded)).toEqual(['seed.ts'])
})

test('the packages an installation runs on are these, and no more', () => {
  expect(Object.keys(dependencies)).toEqual([
    '@better-auth/kysely-adapter',
    '@cedar-policy/cedar-wasm',
    '@electric-sql/pglite',
    '@expo-google-fonts/source-sans-3',
    '@fastify/busboy',
    '@hono/node-server',
    '@simplewebauthn/server',
    'better-auth',
    'csv-parse',
    'docx',
    'govuk-frontend',
    'hono',
    'ical-generator',
    'kysely',
    'lean-qr',
    'mammoth',
    'minisearch',
    'node-diff3',
    'nodemailer',
    'openid-client',
    'parse5',
    'pdfkit',
    'pg',
    'pg-boss',
    'unpdf',
    'uuid',
    'yaml',
    'yauzl',
    'zod',
  ])
})

test('every package is pinned to its content', () => {
  const unpinned = Object.entries(lock.packages).filter(
    ([path, { integrity }]) => path !== '' && !integrity?.startsWith('sha512-'),
  )

  expect(Object.keys(lock.packages).length).toBeGreaterThan(300)
  expect(unpinned.map(([path]) => path)).toEqual([])
})

test('no package may run a script of its own while it is installed', () => {
  expect(readFileSync('.npmrc', 'utf8')).toMatch(/^ignore-scripts=true$/m)
})
