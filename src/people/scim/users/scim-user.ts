/** An account as the directory sees it here. */
export type ScimUser = {
  readonly personId: string
  readonly userName: string
  readonly externalId?: string | undefined
  readonly active: boolean
  readonly givenName: string
  readonly familyName: string
  readonly email?: string | undefined
  readonly madeAt: Date
  readonly changedAt: Date
}

/** The system under whose name the directory's own ids of people are kept. */
export const directory = 'entra'

/** The directory's id for somebody as it is kept: object ids in small letters, others as they are. */
export function tidyExternalId(id: string): string {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id) ? id.toLowerCase() : id
}
