import { preparsePolicySet, statefulIsAuthorized } from '@cedar-policy/cedar-wasm/nodejs'
import { ZenEngine } from '@gorules/zen-engine'
import { newEnforcer, newModelFromString } from 'casbin'
import { Engine } from 'json-rules-engine'

import type { Contact } from './hand-written.ts'
import type { Cell, Row } from './rows.ts'

const ACTIONS = ['accept-connection', 'send-connection', 'keep-connection', 'send-message']

/** Cedar, its policies parsed before: a policy a row, a forbid overrides every permit. */
export function cedar(rows: readonly Row[]): (contact: Contact) => boolean {
  const policies = rows.map(({ id, actions, cells, allows }) => {
    const on = actions.map((action) => `Action::"${action}"`).join(', ')
    const when = cells.map(cedarCell).join(' && ')
    const effect = allows ? 'permit' : 'forbid'
    return [id, `${effect}(principal, action in [${on}], resource) when { ${when} };`] as const
  })
  const parsed = preparsePolicySet('contact', { staticPolicies: Object.fromEntries(policies) })
  if (parsed.type === 'failure') throw new Error(parsed.errors.map((e) => e.message).join('; '))
  const principal = { type: 'Asker', id: 'someone' }
  const resource = { type: 'Policy', id: 'contact' }
  return ({ action, ...context }) => {
    const answer = statefulIsAuthorized({
      principal,
      action: { type: 'Action', id: action },
      resource,
      context,
      preparsedPolicySetId: 'contact',
      entities: [],
    })
    return answer.type === 'success' && answer.response.decision === 'allow'
  }
}

function cedarCell(cell: Cell): string {
  if ('from' in cell) return `context.${cell.fact} >= ${cell.from}`
  if ('below' in cell) return `context.${cell.fact} < ${cell.below}`
  return `${JSON.stringify(cell.in)}.contains(context.${cell.fact})`
}

const MODEL = `
[request_definition]
r = act, f
[policy_definition]
p = act, rule, eft
[policy_effect]
e = some(where (p.eft == allow)) && !some(where (p.eft == deny))
[matchers]
m = r.act == p.act && eval(p.rule)
`

/** Casbin: a policy a row and action, with its tests as a rule to evaluate; deny overrides. */
export async function casbin(rows: readonly Row[]): Promise<(contact: Contact) => boolean> {
  const enforcer = await newEnforcer(newModelFromString(MODEL))
  for (const { actions, cells, allows } of rows) {
    const rule = cells.map(casbinCell).join(' && ')
    for (const action of actions) await enforcer.addPolicy(action, rule, allows ? 'allow' : 'deny')
  }
  return (contact) => enforcer.enforceSync(contact.action, contact)
}

function casbinCell(cell: Cell): string {
  if ('from' in cell) return `r.f.${cell.fact} >= ${cell.from}`
  if ('below' in cell) return `r.f.${cell.fact} < ${cell.below}`
  return `(${cell.in.map((word) => `r.f.${cell.fact} == '${word}'`).join(' || ')})`
}

/** json-rules-engine: a rule a row; a refusal among the events overrides every permission. */
export function jsonRules(rows: readonly Row[]): (contact: Contact) => Promise<boolean> {
  const engine = new Engine(
    rows.map(({ actions, cells, allows }) => ({
      conditions: {
        all: [{ fact: 'action', operator: 'in', value: [...actions] }, ...cells.map(jsonCell)],
      },
      event: { type: allows ? 'allow' : 'deny' },
    })),
  )
  return async (contact) => {
    const { events } = await engine.run(contact)
    return events.length > 0 && events.every(({ type }) => type === 'allow')
  }
}

type JsonCell = {
  readonly fact: string
  readonly operator: string
  readonly value: number | string[]
}

function jsonCell(cell: Cell): JsonCell {
  if ('from' in cell) {
    return { fact: cell.fact, operator: 'greaterThanInclusive', value: cell.from }
  }
  if ('below' in cell) return { fact: cell.fact, operator: 'lessThan', value: cell.below }
  return { fact: cell.fact, operator: 'in', value: [...cell.in] }
}

/** ZEN: one decision table, refusals above permissions, the first row that fits answers. */
export function zen(rows: readonly Row[]): (contact: Contact) => Promise<boolean> {
  const facts = [...new Set(rows.flatMap(({ cells }) => cells.map((cell) => cell.fact)))]
  const inputs = ['action', ...facts].map((field) => ({ id: field, name: field, field }))
  const blank = Object.fromEntries(['action', ...facts].map((field) => [field, '']))
  const table = {
    hitPolicy: 'first',
    inputs,
    outputs: [{ id: 'allowed', name: 'allowed', field: 'allowed' }],
    rules: rows
      .toSorted((a, b) => Number(a.allows) - Number(b.allows))
      .map((row) => ({ _id: row.id, ...blank, ...zenCells(row), allowed: String(row.allows) })),
  }
  const decision = new ZenEngine().createDecision({
    nodes: [
      { id: 'in', name: 'in', type: 'inputNode', position: { x: 0, y: 0 } },
      {
        id: 'table',
        name: 'table',
        type: 'decisionTableNode',
        position: { x: 1, y: 0 },
        content: table,
      },
      { id: 'out', name: 'out', type: 'outputNode', position: { x: 2, y: 0 } },
    ],
    edges: [
      { id: 'a', sourceId: 'in', targetId: 'table', type: 'edge' },
      { id: 'b', sourceId: 'table', targetId: 'out', type: 'edge' },
    ],
  })
  return async (contact) => {
    const answer = await decision.evaluate(contact)
    const result: unknown = answer.result
    return isRecord(result) && result['allowed'] === true
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

function zenCells({ actions, cells }: Row): Readonly<Record<string, string>> {
  const tests = new Map<string, string>([['action', listed(actions)]])
  for (const cell of cells) tests.set(cell.fact, zenCell(cell))
  return Object.fromEntries(tests)
}

function zenCell(cell: Cell): string {
  if ('from' in cell) return `>= ${cell.from}`
  return 'below' in cell ? `< ${cell.below}` : listed(cell.in)
}

function listed(words: readonly string[]): string {
  return words.map((word) => JSON.stringify(word)).join(', ')
}

/** The actions the rules on contact speak to. */
export { ACTIONS }
