import { err, ok, type Result } from '#core/result.ts'
import type { ScimProblem } from '#people/scim/scim-problem.ts'

/** The attribute a path names, in small letters; `filter` is what stands in its brackets. */
export type AttributePath = {
  readonly name: string
  readonly sub?: string | undefined
  readonly filter?: string | undefined
  /** It belongs to an extension, of which nothing is kept. */
  readonly isExtension: boolean
}

const core = 'urn:ietf:params:scim:schemas:core:2.0:user:'
const shape = /^([a-z$][\w$-]{0,99})(?:\[([^[\]]{0,200})\])?(?:\.([a-z$][\w$-]{0,99}))?$/

/**
 * Reads a path such as `name.givenName`, `emails[type eq "work"].value`, or either behind the name of
 * its schema (RFC 7644, 3.5.2). Names count the same in capitals and small letters.
 */
export function readPath(path: string): Result<AttributePath, ScimProblem> {
  const lower = path.trim().toLowerCase()
  if (lower.length > 500) return err(badPath(path))
  const isExtension = lower.startsWith('urn:') && !lower.startsWith(core)
  if (isExtension) return ok({ name: lower, isExtension })
  const [, name, filter, sub] = shape.exec(lower.replace(core, '')) ?? []
  return name === undefined ? err(badPath(path)) : ok({ name, filter, sub, isExtension })
}

function badPath(path: string): ScimProblem {
  const detail = `“${path.slice(0, 80)}” is not a path of an attribute.`
  return { status: 400, scimType: 'invalidPath', detail }
}
