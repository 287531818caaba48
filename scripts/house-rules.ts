import { arrows } from './fence-rules.ts'

/** A source file: its path from the top of the project, and its text. */
export type Source = { readonly path: string; readonly text: string }

/** A place where the code leaves the house rules. */
export type Breach = { readonly rule: string; readonly path: string; readonly found: string }

/** The house rules that the linter cannot hold; an empty list when the code keeps them. */
export function findBreaches(sources: readonly Source[], architecture: string): readonly Breach[] {
  return [
    ...sources.flatMap(({ path, text }) => [
      ...words(path, text),
      ...crossings(path, text, architecture),
      ...auditDoor(path, text),
    ]),
    ...crowdedFolders(sources),
  ]
}

const isTest = (path: string): boolean => path.endsWith('.test.ts')

/** Words that may stand only in some files. */
const wordRules = [
  {
    rule: 'query-only-in-stores',
    word: /\.query\b(?!\()/,
    allowed: (path: string) =>
      path.endsWith('.store.ts') || path.startsWith('src/db/') || isTest(path),
  },
  {
    rule: 'clock-only-in-core',
    word: /\bnew Date\(|\bDate\.now\(|\bDate\(\)|performance\.now\(/,
    allowed: (path: string) =>
      path === 'src/core/clock.ts' || path.startsWith('src/cli/') || isTest(path),
  },
  {
    rule: 'settings-only-in-config',
    word: /\bprocess\.env\b|from 'node:process'/,
    allowed: (path: string) => path === 'src/config.ts' || isTest(path),
  },
  {
    rule: 'assertion-by-comment',
    word: /@ts-ignore|@ts-nocheck|@ts-expect-error|(oxlint|eslint)-disable/,
    allowed: isTest,
  },
] as const

function words(path: string, text: string): readonly Breach[] {
  if (!path.startsWith('src/')) return []
  return wordRules
    .filter(({ allowed }) => !allowed(path))
    .flatMap(({ rule, word }) => {
      const found = word.exec(text)
      return found === null ? [] : [{ rule, path, found: found[0] }]
    })
}

/** Every kind of import, also those in the middle of the code, which the linter's fences do not see. */
const imports = /(?:\bfrom\s+|\bimport\s*\(?\s*)['"]#([a-z]+)\/([^'"]+)['"]/g

function crossings(path: string, text: string, architecture: string): readonly Breach[] {
  const slice = /^src\/([a-z]+)\//.exec(path)?.[1]
  const arrow = arrows(architecture).find((each) => each.slice === slice)
  if (arrow === undefined) return []

  const edge = /\.(routes|api|page)\.ts$/.test(path) ? ['web'] : []
  const mayUse = [
    arrow.slice,
    ...arrow.mayUse,
    ...edge,
    ...(isTest(path) ? ['test', 'scripts', 'web'] : []),
  ]
  return [...text.matchAll(imports)]
    .filter(([, target = '']) => !mayUse.includes(target))
    .map(([, target = '', file = '']) => ({
      rule: 'arrows',
      path,
      found: `#${target}/${file}`,
    }))
}

/** The one thing of another slice's store that may be used, by the second exception of the table. */
const auditImports = /import\s+(?:type\s+)?\{([^}]*)\}\s+from\s+'#audit\/audit\.store\.ts'/g

function auditDoor(path: string, text: string): readonly Breach[] {
  if (!path.startsWith('src/') || path.startsWith('src/audit/') || isTest(path)) return []
  return [...text.matchAll(auditImports)]
    .flatMap(([, names = '']) => names.split(','))
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'recordAudit')
    .map((found) => ({ rule: 'only-record-audit', path, found }))
}

const largestFolder = 20

function crowdedFolders(sources: readonly Source[]): readonly Breach[] {
  const folders = Map.groupBy(
    sources.filter(({ path }) => path.startsWith('src/') && !isTest(path)),
    ({ path }) => path.slice(0, path.lastIndexOf('/')),
  )
  return [...folders]
    .filter(([, files]) => files.length > largestFolder)
    .map(([path, files]) => ({ rule: 'folder-size', path, found: `${files.length} source files` }))
}
