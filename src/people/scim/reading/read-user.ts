import { isRecord } from '#core/is-record.ts'
import { err, ok, type Result } from '#core/result.ts'
import { badSyntax, badValue, type ScimProblem } from '#people/scim/scim-problem.ts'

import { readAttributes, type SaidOfUser } from './said-of-user.ts'

/** A document of the directory, from the text of a request. */
export function readJson(text: string): Result<Readonly<Record<string, unknown>>, ScimProblem> {
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) ? ok(value) : err(badSyntax('The document is not a JSON object.'))
  } catch {
    return err(badSyntax('The document is not JSON.'))
  }
}

/** An account as the directory creates or replaces it. */
export type WholeUser = SaidOfUser & { readonly userName: string }

/** Reads a whole account (RFC 7643, 4.1); its own id, if it names one, is left aside. */
export function readWholeUser(text: string): Result<WholeUser, ScimProblem> {
  const json = readJson(text)
  if (!json.ok) return json
  const entries = Object.entries(json.value).filter(([key]) => key.toLowerCase() !== 'id')
  const said = readAttributes(Object.fromEntries(entries))
  if (!said.ok) return said
  const { userName } = said.value
  if (userName === undefined) return err(badValue('userName is missing.'))
  if (isOfPupil(said.value)) return err(badValue('Only accounts of staff are taken, no pupils’.'))
  return ok({ ...said.value, userName })
}

const pupilTypes: ReadonlySet<string> = new Set(['student', 'pupil', 'learner'])

/** The directory says that an account is a pupil's. */
export function isOfPupil({ userType }: SaidOfUser): boolean {
  return userType !== undefined && pupilTypes.has(userType.toLowerCase())
}
