/** One prohibition of the linter's `no-restricted-imports`. */
type Pattern = { readonly regex: string; readonly message: string }

/** Rules for some files. Where several fit a file, the linter follows the last. */
type Override = {
  readonly files: readonly string[]
  readonly rules: {
    readonly 'no-restricted-imports': readonly ['error', { readonly patterns: readonly Pattern[] }]
  }
}

/** A slice and those it may use, as the table says. */
type Arrow = { readonly slice: string; readonly mayUse: readonly string[] }

const web: Pattern = {
  regex: '^(hono|hono/.*|@hono/.*|#web/.*)$',
  message: 'Only *.routes.ts, *.api.ts, *.page.ts and src/web know the web',
}
const database: Pattern = {
  regex: '^(kysely|kysely/.*|pg|pg/.*|@electric-sql/.*)$',
  message: 'Only *.store.ts and src/db know the database',
}
const top: Pattern = {
  regex: '^#(app|main|config)\\.ts$|^#cli/',
  message:
    'Only src/app.ts, src/main.ts and src/cli know the whole; take what you need as an argument',
}

/** The arrows in the table under "Who may use whom". Throws when a slice in it is not a row of it. */
export function arrows(architecture: string): readonly Arrow[] {
  const section =
    architecture.split(/^## /m).find((part) => part.startsWith('Who may use whom')) ?? ''
  const rows = section.split('\n').filter((line) => line.startsWith('| `'))
  const found = rows.map((row) => {
    const [, first = '', second = ''] = row.split('|')
    return { slice: namesIn(first)[0] ?? '', mayUse: namesIn(second) }
  })
  const slices = found.map(({ slice }) => slice)
  const stranger = found.flatMap(({ mayUse }) => mayUse).find((name) => !slices.includes(name))
  if (stranger !== undefined) throw new Error(`docs/architecture.md: no row for \`${stranger}\``)
  return found
}

/** The linter's overrides that hold the arrows, the edges by suffix and the stores. */
export function fences(architecture: string): { readonly overrides: readonly Override[] } {
  const all = arrows(architecture)
  const slices = all.map(({ slice }) => slice)
  const whole = override(['src/*.ts', 'src/cli/**/*.ts'], [database, stores(slices)])
  return { overrides: [whole, ...all.flatMap((arrow) => ofSlice(arrow, slices))] }
}

function ofSlice({ slice, mayUse }: Arrow, slices: readonly string[]): readonly Override[] {
  const forbidden = slices.filter(
    (each) => each !== slice && each !== 'web' && !mayUse.includes(each),
  )
  const others = slices.filter((each) => each !== slice)
  const always = [top, ...strangers(slice, forbidden), stores(others)]
  const folder = `src/${slice}`
  const plain = [
    ...always,
    ...(slice === 'web' ? [] : [web]),
    ...(slice === 'db' ? [] : [database]),
  ]
  return [
    override([`${folder}/**/*.ts`], plain),
    ...(slice === 'web'
      ? []
      : [override([`${folder}/**/*.{routes,api,page}.ts`], [...always, database])]),
    override([`${folder}/**/*.store.ts`], [...always, web]),
    override([`${folder}/**/*.test.ts`], always.slice(0, -1)),
  ]
}

function strangers(slice: string, forbidden: readonly string[]): readonly Pattern[] {
  if (forbidden.length === 0) return []
  const message = `src/${slice} may not use this slice; the arrows are in docs/architecture.md`
  return [{ regex: `^#(${forbidden.join('|')})/`, message }]
}

function stores(slices: readonly string[]): Pattern {
  const closed = slices.filter((slice) => slice !== 'audit')
  return {
    regex: `^#(${closed.join('|')})/.*\\.store\\.ts$`,
    message: 'Another slice is used through its use cases, never its store (save recordAudit)',
  }
}

function override(files: readonly string[], patterns: readonly Pattern[]): Override {
  return { files, rules: { 'no-restricted-imports': ['error', { patterns }] } }
}

function namesIn(cell: string): readonly string[] {
  return [...cell.matchAll(/`([a-z]+)`/g)].map(([, name = '']) => name)
}
