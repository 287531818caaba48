import { readFileSync } from 'node:fs'

import {
  type Context,
  policySetTextToParts,
  policyToJson,
  preparsePolicySet,
  preparseSchema,
  schemaToJson,
  statefulIsAuthorized,
} from '@cedar-policy/cedar-wasm/nodejs'

import type { Action } from './action.ts'
import { circumstancesOf, type Entity, principalOf, resourceOf } from './entities.ts'
import type { Thing } from './thing.ts'
import type { Asker } from './visitor.ts'

/** A policy of access.cedar: its name, what it says in plain words, and its text. */
export type AccessPolicy = { readonly id: string; readonly says: string; readonly text: string }

/** A request for one thing, and how the asker signed in. */
export type Request = { readonly asker: Asker; readonly action: Action; readonly thing: Thing }

/** What Cedar said: allowed or not, and the policies that made it so; none when nothing permitted it. */
export type Verdict = { readonly allowed: boolean; readonly policies: readonly string[] }

const policyFile = new URL('access.cedar', import.meta.url)
const schemaFile = new URL('access.cedarschema', import.meta.url)
const schemaName = 'access'

/** The policies of access.cedar, in its order. Throws when the file cannot be read. */
export function accessPolicies(): readonly AccessPolicy[] {
  const parts = policySetTextToParts(readFileSync(policyFile, 'utf8'))
  if (parts.type === 'failure') throw new Error(parts.errors[0]?.message ?? 'unreadable policies')
  return parts.policies.map((text) => {
    const read = policyToJson(text)
    const { id, says } = (read.type === 'success' && read.json.annotations) || {}
    if (!id || !says) throw new Error(`a policy has no @id or no @says: ${text}`)
    return { id, says, text }
  })
}

/** The schema the policies are checked against. */
export function accessSchema(): string {
  return readFileSync(schemaFile, 'utf8')
}

/** What the schema says of an action: the groups it is in, who could at all, and of what kind of thing. */
export type ActionInSchema = Readonly<
  Record<'groups' | 'principals' | 'resources', readonly string[]>
>

/** Every action of the schema; groups of actions are of no principal. */
export function schemaActions(): ReadonlyMap<string, ActionInSchema> {
  const read = schemaToJson(accessSchema())
  if (read.type === 'failure') throw new Error(read.errors[0]?.message ?? 'unreadable schema')
  return new Map(
    Object.entries(read.json['']?.actions ?? {}).map(([action, { appliesTo, memberOf }]) => [
      action,
      {
        groups: memberOf?.map(({ id }) => id) ?? [],
        principals: appliesTo?.principalTypes ?? [],
        resources: appliesTo?.resourceTypes ?? [],
      },
    ]),
  )
}

/** Reads and prepares the policies; gives what asks them. A policy that fails on a request is an error. */
export function openCedar(policies = accessPolicies()): (request: Request) => Verdict {
  const setId = `access ${policies.map(({ text }) => text).join('')}`
  const staticPolicies = Object.fromEntries(policies.map(({ id, text }) => [id, text]))
  const prepared = preparsePolicySet(setId, { staticPolicies })
  if (prepared.type === 'failure')
    throw new Error(prepared.errors[0]?.message ?? 'unsound policies')
  const schema = preparseSchema(schemaName, accessSchema())
  if (schema.type === 'failure') throw new Error(schema.errors[0]?.message ?? 'unsound schema')

  const inSchema = schemaActions()
  const known = new Map<string, Verdict>()

  return ({ asker, action, thing }) => {
    const principal = principalOf(asker)
    // Cedar takes whoever could never do this for a mistake of ours; to us it is a plain no.
    if (!inSchema.get(action)?.principals.includes(principal.uid.type)) return nobodyLikeThat
    const resource = resourceOf(thing)
    const context = circumstancesOf(asker)
    if (thing.type !== 'Trust') return ask(action, { principal, resource, context })
    const likeness = likenessOf(action, { principal, resource, context })
    const verdict = known.get(likeness) ?? ask(action, { principal, resource, context })
    if (known.size >= mostKnown) known.clear()
    known.set(likeness, verdict)
    return verdict
  }

  function ask(action: Action, { principal, resource, context }: Put): Verdict {
    const asked = statefulIsAuthorized({
      principal: principal.uid,
      action: { type: 'Action', id: action },
      resource: resource.uid,
      context,
      preparsedPolicySetId: setId,
      entities: [principal, resource],
      preparsedSchemaName: schemaName,
      validateRequest: true,
    })
    if (asked.type === 'failure')
      throw new Error(asked.errors[0]?.message ?? 'Cedar gave no answer')
    const { decision, diagnostics } = asked.response
    // A policy that cannot be evaluated is left out by Cedar; a forbid left out would open the door.
    const [failed] = diagnostics.errors
    if (failed) throw new Error(`${failed.policyId}: ${failed.error.message}`)
    return { allowed: decision === 'allow', policies: diagnostics.reason }
  }
}

type Put = {
  readonly principal: Entity
  readonly resource: Entity
  readonly context: Context
}

/** So many verdicts are remembered. */
const mostKnown = 5000

/**
 * Everything that Cedar is given about a trust, save which person asks: a trust is nobody's own, so the
 * verdict is the same for all who are and hold the same there.
 */
function likenessOf(action: Action, { principal, resource, context }: Put): string {
  const attrs = { ...principal.attrs, person: '' }
  return JSON.stringify([action, principal.uid.type, attrs, resource, context])
}

const nobodyLikeThat: Verdict = { allowed: false, policies: [] }
