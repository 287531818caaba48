import { clockAt } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import { isRecord } from '#core/is-record.ts'
import type { Db } from '#db/db.ts'
import { keepTrust } from '#people/keep-trust.ts'
import { endKey, listKeys, makeKey } from '#people/scim/keys/keep-keys.ts'

import { makePerson } from './makers.ts'
import { testApp } from './test-app.ts'

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'

/** An account in the shape in which Entra sends it; built from its documentation. */
export function entraUser(name: string) {
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', enterprise],
    externalId: newId(),
    userName: `${name}@staff.example`,
    active: true,
    displayName: 'Ada Ashdown',
    emails: [{ primary: true, type: 'work', value: `${name}@staff.example` }],
    meta: { resourceType: 'User' },
    name: { formatted: 'Ada Ashdown', familyName: 'Ashdown', givenName: 'Ada' },
    roles: [],
    title: 'Teacher',
    phoneNumbers: [{ type: 'work', value: '0113 496 0000' }],
    [enterprise]: { department: 'Maths', manager: { value: newId() } },
  }
}

/** A change in the shape in which Entra sends it. */
export function patchOf(...operations: readonly object[]) {
  return {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
    Operations: operations,
  }
}

/** What goes along with a request: a document, or a text as it is. */
type Sent = { readonly body?: unknown; readonly headers?: object }

/** The application with a directory that has a key, and requests of it. */
export async function startDirectory(db: Db) {
  const app = testApp({ db })
  const clock = clockAt('2026-11-20T12:00:00Z')
  const trust = await keepTrust({ db }, { code: 'MOD', name: 'Model Trust', slug: 'model-trust' })
  const { trustId } = trust
  const { personId: by } = await makePerson(db, trust)
  const key = await makeKey({ db, clock }, { trustId, by, label: 'the directory' })
  const ask = (method: string, address: string, given: object) =>
    app.request(address, { method, ...given })
  const scim = (method: string, path: string, { body, headers }: Sent = {}) =>
    ask(method, `/scim/v2/model-trust${path}`, {
      headers: { authorization: `Bearer ${key}`, ...type, ...headers },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })

  const keyless = async (): Promise<readonly Response[]> => {
    const ended = await makeKey({ db, clock }, { trustId, by, label: 'ended' })
    const keys = await listKeys({ db }, { trustId })
    const { keyId = '' } = keys.find(({ label }) => label === 'ended') ?? {}
    await endKey({ db, clock }, { trustId, by, keyId })
    await keepTrust({ db }, { code: 'TRI', name: 'Trinity', slug: 'trinity' })
    const get = (slug: string, authorization: string) =>
      ask('GET', `/scim/v2/${slug}/Users`, { headers: { authorization } })
    return [
      await get('model-trust', ''),
      await get('model-trust', 'Bearer hrscim_guessed'),
      await get('model-trust', `Bearer ${ended}`),
      await get('trinity', `Bearer ${key}`),
    ]
  }
  return { app, trust, scim, keyless, key }
}

const type = { 'content-type': 'application/scim+json' }

/** The document of an answer. */
export async function documentIn(response: Response): Promise<Readonly<Record<string, unknown>>> {
  const document: unknown = await response.json()
  if (!isRecord(document)) throw new Error('this is no document')
  return document
}
