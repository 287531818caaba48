import { readdirSync } from 'node:fs'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { testDoor } from '#test/test-door.ts'
import { assets } from '#web/assets.ts'
import { loadThemes } from '#web/load-themes.ts'
import { servedAssets, staticRoutes } from './static.ts'

const loaded = loadThemes('rulebooks/themes.yaml')
if (!loaded.ok) throw new Error(loaded.error.join('\n'))
const themes = loaded.value
const app = staticRoutes({ themes, door: testDoor() })
const css = assets['govuk-frontend.css']

describe('what is served as a file', () => {
  test('is this list and nothing else', () => {
    expect(servedAssets(themes).map(({ name }) => name)).toEqual([
      'govuk-frontend.css',
      'govuk-frontend.js',
      'houserules.css',
      'passkeys.js',
      'start.js',
      'favicon.svg',
      'dowmat.css',
      'trinity.css',
      'whinless-down.css',
      'leading-edge.css',
      'st-clare.css',
    ])
  })

  test('never names the crown, the crest, the typeface or another host', () => {
    const bodies = servedAssets(themes).map(({ body }) => body)

    for (const body of bodies) {
      expect(body).not.toMatch(/GDS Transport|crest|@font-face|\.woff/i)
      expect(body.match(/url\((?!data:)[^)]*\)/g)).toBeNull()
    }
    expect(bodies.join('')).not.toContain('M33.1,9.8c')
  })

  test('holds none of the pictures and typefaces in the package', async () => {
    const folder = 'node_modules/govuk-frontend/dist/govuk/assets'
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    const statuses = await Promise.all(names.map(async (name) => app.request(`/assets/${name}`)))

    expect(names.length).toBeGreaterThan(8)
    expect(new Set(statuses.map(({ status }) => status))).toEqual(new Set([404]))
  })

  test('cannot be left by way of the address', async () => {
    const paths = [
      '/assets/',
      '/assets/../package.json',
      '/assets/%2e%2e%2fpackage.json',
      '/theme/x.css',
    ]
    for (const path of paths) expect((await app.request(path)).status).toBe(404)
  })
})

describe('a file', () => {
  test('is kept by the browser for a year, under an address that changes with its content', async () => {
    const response = await app.request(css.path)

    expect(css.path).toMatch(/^\/assets\/govuk-frontend\.[0-9a-f]{12}\.css$/)
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(await response.text()).toBe(css.body)
  })

  test('is not sent again to a browser that has it', async () => {
    const response = await app.request(css.path, { headers: { 'If-None-Match': css.etag } })

    expect(response.status).toBe(304)
    expect(await response.text()).toBe('')
  })

  test.each([
    ['gzip, deflate, br', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['br;q=0, gzip', 'gzip', gunzipSync],
  ])('is compressed for a browser that says %s', async (accepted, encoding, open) => {
    const response = await app.request(css.path, { headers: { 'Accept-Encoding': accepted } })
    const sent = Buffer.from(await response.arrayBuffer())

    expect(response.headers.get('content-encoding')).toBe(encoding)
    expect(response.headers.get('vary')).toBe('Accept-Encoding')
    expect(sent.length).toBeLessThan(css.body.length / 4)
    expect(open(sent).toString()).toBe(css.body)
  })

  test('of a theme is kept only under the address that names its content', async () => {
    const [theme] = servedAssets(themes).slice(-1)
    const current = await app.request(theme?.path ?? '')
    const plain = await app.request('/theme/st-clare.css')

    expect(current.headers.get('cache-control')).toContain('immutable')
    expect(plain.headers.get('cache-control')).toBe('no-cache')
    expect(await plain.text()).toContain('--trust-colour: #e3b23c')
  })

  test('of browser code is JavaScript that asks for the package by its address', () => {
    expect(assets['start.js'].body).toContain(`from '${assets['govuk-frontend.js'].path}'`)
    expect(assets['start.js'].body).not.toContain('<HTMLButtonElement>')
  })
})
