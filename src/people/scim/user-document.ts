import { createHash } from 'node:crypto'

import type { ScimUser } from './users/scim-user.ts'

/** The name of the schema of accounts (RFC 7643, 4.1). */
export const userSchema = 'urn:ietf:params:scim:schemas:core:2.0:User'

/** An account as other software reads it; `base` is the address of the service. */
export function userDocument(user: ScimUser, base: string) {
  const { personId, externalId, userName, givenName, familyName, email, active } = user
  const formatted = `${givenName} ${familyName}`.trim()
  return {
    schemas: [userSchema],
    id: personId,
    ...(externalId === undefined ? {} : { externalId }),
    userName,
    name: { givenName, familyName, formatted },
    displayName: formatted,
    active,
    ...(email === undefined ? {} : { emails: [{ value: email, type: 'work', primary: true }] }),
    meta: {
      resourceType: 'User',
      created: user.madeAt.toISOString(),
      lastModified: user.changedAt.toISOString(),
      location: `${base}/Users/${personId}`,
      version: versionOf(user),
    },
  }
}

/** A mark of how an account stands (RFC 7644, 3.14): another when anything in it changes. */
export function versionOf(user: ScimUser): string {
  const mark = createHash('sha256').update(JSON.stringify(user)).digest('hex').slice(0, 16)
  return `W/"${mark}"`
}

/** A list of documents (RFC 7644, 3.4.2). */
export function listDocument(
  resources: readonly object[],
  { total, startIndex }: { readonly total: number; readonly startIndex: number },
) {
  return {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
    totalResults: total,
    startIndex,
    itemsPerPage: resources.length,
    Resources: resources,
  }
}

/** Why a request was not done (RFC 7644, 3.12). */
export function errorDocument(problem: {
  readonly status: number
  readonly scimType?: string | undefined
  readonly detail: string
}) {
  return {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
    status: String(problem.status),
    ...(problem.scimType === undefined ? {} : { scimType: problem.scimType }),
    detail: problem.detail,
  }
}
