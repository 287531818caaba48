import { mostResults } from './reading/read-query.ts'
import { userSchema } from './user-document.ts'

const config = 'urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'
const no = { supported: false }
const yes = { supported: true }

/** What this service can do (RFC 7643, 5). */
export function serviceDocument(base: string) {
  return {
    schemas: [config],
    patch: yes,
    bulk: { ...no, maxOperations: 0, maxPayloadSize: 0 },
    filter: { ...yes, maxResults: mostResults },
    changePassword: no,
    sort: no,
    etag: yes,
    authenticationSchemes: [
      {
        type: 'oauthbearertoken',
        name: 'Key of the directory',
        description: 'A key made in the settings of the trust, as a bearer token.',
        primary: true,
      },
    ],
    meta: { resourceType: 'ServiceProviderConfig', location: `${base}/ServiceProviderConfig` },
  }
}

/** The kinds of things there are: users, and groups only as an empty list. */
export function userTypeDocument(base: string) {
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'],
    id: 'User',
    name: 'User',
    endpoint: '/Users',
    description: 'Accounts of staff',
    schema: userSchema,
    meta: { resourceType: 'ResourceType', location: `${base}/ResourceTypes/User` },
  }
}

/** The attributes of a user that are kept; all others are accepted and not looked at (RFC 7643, 7). */
export function userSchemaDocument(base: string) {
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Schema'],
    id: userSchema,
    name: 'User',
    description: 'Account of a member of staff',
    attributes: [
      { ...text('userName'), required: true, uniqueness: 'server' },
      { ...text('externalId'), caseExact: true, uniqueness: 'server' },
      text('displayName'),
      { ...text('name'), type: 'complex', subAttributes: ['givenName', 'familyName'].map(text) },
      { ...text('active'), type: 'boolean' },
      {
        ...text('emails'),
        type: 'complex',
        multiValued: true,
        subAttributes: [text('value'), text('type'), { ...text('primary'), type: 'boolean' }],
      },
    ],
    meta: { resourceType: 'Schema', location: `${base}/Schemas/${userSchema}` },
  }
}

function text(name: string) {
  return {
    name,
    type: 'string',
    multiValued: false,
    required: false,
    caseExact: false,
    mutability: 'readWrite',
    returned: 'default',
    uniqueness: 'none',
  }
}
