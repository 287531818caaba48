import { err, ok, type Result } from '#core/result.ts'
import { textOf, type Problem, type Sent } from '#people/pages/forms/sent.ts'
import { DEFECTS } from '#rulebooks/language/front-matter.ts'
import type { Defect } from '#rulebooks/language/rulebook.ts'

const problems = {
  clause: 'Select the clause it is in',
  kind: 'Select what kind it is',
  says: 'Enter what is wrong',
  treated: 'Enter how it is treated until it is mended',
} as const

/** The most characters of what is wrong and how it is treated. */
const most = 400

/** The defect a form describes. */
export function readDefect(sent: Sent): Result<Defect, readonly Problem[]> {
  const kind = DEFECTS.find((one) => one === textOf(sent, 'kind'))
  const [clause, says, treated] = [
    lineIn(sent, 'clause'),
    lineIn(sent, 'says'),
    lineIn(sent, 'treated'),
  ]
  if (kind !== undefined && clause && says && treated) return ok({ clause, kind, says, treated })
  const given = { clause, kind, says, treated }
  const missing = (['clause', 'kind', 'says', 'treated'] as const).filter((field) => !given[field])
  return err(missing.map((field) => ({ field, says: problems[field] })))
}

function lineIn(sent: Sent, field: string): string | undefined {
  return textOf(sent, field)?.replaceAll(/\s+/g, ' ').slice(0, most)
}
