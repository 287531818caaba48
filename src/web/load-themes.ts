import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { err, ok, type Result } from '#core/result.ts'
import { makeTheme, type Theme, type ThemeProblem } from './theme.ts'

/** The look of every trust, by the trust's short address. */
export type Themes = ReadonlyMap<string, Theme>

const themesFile = z.record(
  z.string().regex(/^[a-z0-9-]+$/),
  z.strictObject({
    name: z.string().min(1),
    short_name: z.string().min(1),
    code: z.string().min(1),
    colour: z.string(),
    logo: z.strictObject({ src: z.string().startsWith('/'), alt: z.string() }).optional(),
  }),
)

/** The looks in a themes file, or one line for each thing wrong with it. */
export function loadThemes(file: string): Result<Themes, readonly string[]> {
  const read = themesFile.safeParse(parse(readFileSync(file, 'utf8')))
  if (!read.success) {
    const lines = read.error.issues.map(
      ({ path, message }) => `${file}: \`${path.join('.')}\`: ${message.toLowerCase()}`,
    )
    return err(lines)
  }
  const made = Object.entries(read.data).map(([slug, { short_name: shortName, ...rest }]) =>
    makeTheme({ slug, shortName, ...rest }),
  )
  const problems = made.flatMap((theme) => (theme.ok ? [] : [`${file}: ${explain(theme.error)}`]))
  if (problems.length > 0) return err(problems)
  return ok(new Map(made.flatMap((theme) => (theme.ok ? [[theme.value.slug, theme.value]] : []))))
}

function explain(problem: ThemeProblem): string {
  if (problem.type === 'not-a-colour') {
    return `\`${problem.colour}\` is not a colour; expected # and six digits, such as #1c5c3c`
  }
  const best = problem.best.toFixed(2)
  return (
    `text on \`${problem.colour}\` would be hard to read: white or black reaches ${best} to 1 at ` +
    'best, 4.5 to 1 is needed; choose a darker or a lighter colour'
  )
}
