import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { Hono, type Context, type MiddlewareHandler } from 'hono'
import { assets, contentMark, type Asset } from '#web/assets.ts'
import type { Themes } from '#web/load-themes.ts'
import { themeAsset } from '#web/theme-asset.ts'

type Encoding = 'br' | 'gzip'
type Compressed = Readonly<Record<Encoding, Uint8Array<ArrayBuffer>>>
type Compressing = (asset: Asset) => Promise<Compressed>

const aYear = 'public, max-age=31536000, immutable'

/** The stylesheets, browser code and icon of every page, and each trust's colours. */
export function staticRoutes({
  themes,
  door,
}: {
  readonly themes: Themes
  readonly door: { readonly may: (action: 'reach') => MiddlewareHandler }
}): Hono {
  const compressed = keptCompression()
  const served = servedAssets(themes)
  const app = new Hono()
  for (const asset of served) {
    const [path = asset.path] = asset.path.split('?')
    app.get(path, door.may('reach'), (c) => send(c, asset, compressed))
  }
  return app
}

/** Every file that is served, with its address. */
export function servedAssets(themes: Themes): readonly Asset[] {
  return [...Object.values(assets), ...[...themes.values()].map(themeAsset)]
}

async function send(c: Context, asset: Asset, compressed: Compressing): Promise<Response> {
  c.header('Content-Type', asset.type)
  c.header('Cache-Control', isCurrent(c, asset) ? aYear : 'no-cache')
  c.header('ETag', asset.etag)
  c.header('Vary', 'Accept-Encoding')
  if (c.req.header('If-None-Match')?.includes(asset.etag)) return c.body(null, 304)

  const encoding = acceptedEncoding(c.req.header('Accept-Encoding'))
  if (encoding === undefined) return c.body(asset.body)
  c.header('Content-Encoding', encoding)
  return c.body((await compressed(asset))[encoding])
}

// A theme keeps its plain address, so only the one that names this very content may be kept.
function isCurrent(c: Context, asset: Asset): boolean {
  const mark = contentMark(asset.body)
  return c.req.path.includes(mark) || c.req.query('v') === mark
}

function acceptedEncoding(header = ''): Encoding | undefined {
  const accepted = header
    .split(',')
    .filter((entry) => !/;\s*q=0(\.0+)?\s*$/.test(entry))
    .map((entry) => entry.split(';')[0]?.trim())
  if (accepted.includes('br')) return 'br'
  return accepted.includes('gzip') ? 'gzip' : undefined
}

/** Compresses each file once, when it is first asked for. */
function keptCompression(): Compressing {
  const kept = new Map<string, Promise<Compressed>>()
  return (asset) => {
    const made = kept.get(asset.path) ?? compress(asset.body)
    kept.set(asset.path, made)
    return made
  }
}

async function compress(body: string): Promise<Compressed> {
  const bytes = Buffer.from(body)
  const [br, zipped] = await Promise.all([
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
    promisify(gzip)(bytes),
  ])
  return { br: new Uint8Array(br), gzip: new Uint8Array(zipped) }
}
