import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'

/** A file that pages may ask for, under an address that changes with its content. */
export type Asset = {
  readonly name: string
  readonly path: string
  readonly type: string
  readonly body: string
  readonly etag: string
}

const root = new URL('../../', import.meta.url)
const govuk = 'node_modules/govuk-frontend/dist/govuk'
const ourFonts = 'system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif'

const css = 'text/css; charset=utf-8'
const javascript = 'text/javascript; charset=utf-8'
const svg = 'image/svg+xml; charset=utf-8'

const govukCss = asset('govuk-frontend.css', css, withoutGovernmentMarks)
const govukJs = asset('govuk-frontend.js', javascript, () =>
  withoutSourceMap(read(`${govuk}/govuk-frontend.min.js`)),
)

const passkeysJs = asset('passkeys.js', javascript, () =>
  stripTypeScriptTypes(read('src/web/browser/passkeys.ts')),
)

/** Everything served as a file. What is not in this list cannot be asked for. */
export const assets = {
  'govuk-frontend.css': govukCss,
  'govuk-frontend.js': govukJs,
  'houserules.css': asset('houserules.css', css, () => read('public/houserules.css')),
  'passkeys.js': passkeysJs,
  'start.js': asset('start.js', javascript, startJs),
  'favicon.svg': asset('favicon.svg', svg, () => read('public/favicon.svg')),
} as const

/** A short mark of a content, the same wherever and whenever it is made. */
export function contentMark(body: string): string {
  return createHash('sha256').update(body).digest('hex').slice(0, 12)
}

function asset(name: string, type: string, make: () => string): Asset {
  const body = make()
  const mark = contentMark(body)
  const path = `/assets/${name.replace('.', `.${mark}.`)}`
  return { name, path, type, body, etag: `"${mark}"` }
}

// The crest and the typeface belong to gov.uk: neither may be asked for by a page of ours.
function withoutGovernmentMarks(): string {
  return withoutSourceMap(read(`${govuk}/govuk-frontend.min.css`))
    .replaceAll(/@font-face\{[^}]*\}/g, '')
    .replaceAll('GDS Transport,arial,sans-serif', ourFonts)
    .replaceAll(/url\(\/assets\/images\/govuk-crest\.svg\)/g, 'none')
}

// Browser code is TypeScript too; it names packages and files, the browser needs their addresses.
function startJs(): string {
  return stripTypeScriptTypes(read('src/web/browser/start.ts'))
    .replace("'govuk-frontend'", `'${govukJs.path}'`)
    .replace("'./passkeys.ts'", `'${passkeysJs.path}'`)
}

function withoutSourceMap(body: string): string {
  return body.replace(/\n?(\/\/# |\/\*# )sourceMappingURL=.*$/m, '')
}

function read(path: string): string {
  return readFileSync(new URL(path, root), 'utf8')
}
