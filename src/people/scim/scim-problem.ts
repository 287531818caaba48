/** Why a request of the directory was not done, as RFC 7644 (3.12) names it. */
export type ScimProblem = {
  readonly status: 400 | 404 | 409 | 412 | 501
  readonly scimType?:
    | 'invalidFilter'
    | 'invalidPath'
    | 'invalidSyntax'
    | 'invalidValue'
    | 'mutability'
    | 'noTarget'
    | 'uniqueness'
  readonly detail: string
}

/** A value that cannot be taken, and why. */
export function badValue(detail: string): ScimProblem {
  return { status: 400, scimType: 'invalidValue', detail }
}

/** A document that cannot be read, and why. */
export function badSyntax(detail: string): ScimProblem {
  return { status: 400, scimType: 'invalidSyntax', detail }
}

/** There is no such account. */
export const noSuchUser: ScimProblem = { status: 404, detail: 'There is no such user.' }
