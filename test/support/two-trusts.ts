import { type App } from '#app.ts'
import { clockAt } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import { disclose } from '#disclosures/disclose.ts'
import { loadDemonstration } from '#demonstration/load-demonstration.ts'
import { readDemonstration } from '#demonstration/read-demonstration.ts'
import { startRun } from '#people/imports/runs/start-run.ts'
import { listTrusts } from '#people/list-trusts.ts'
import { makeKey } from '#people/scim/keys/keep-keys.ts'
import type { Trust } from '#people/trust.ts'
import { beginDraft } from '#policies/drafts/begin-draft.ts'

import { disclosingNeeds, niece } from './disclosing.ts'
import { keepFiveTrusts } from './five-trusts.ts'
import { fillTables, readTables } from './filled-tables.ts'
import { keepAnImport } from './kept-import.ts'
import { keepAPackage } from './kept-package.ts'
import { makePerson } from './makers.ts'
import { signedIn, type SignedInForTest } from './signed-in.ts'
import { testApp } from './test-app.ts'
import type { TestDb } from './test-db.ts'

/** The whole application over two trusts with something in every table, and somebody who may everything. */
export type TwoTrusts = {
  readonly app: App
  readonly here: Trust
  readonly elsewhere: Trust
  /** Somebody of the trust here with every role that opens anything, signed in well just now. */
  readonly insider: SignedInForTest
  /** What software of the trust here sends to be known. */
  readonly directory: { readonly authorization: string }
  /** What the insider disclosed, and what a colleague disclosed to a role that the insider holds. */
  readonly disclosures: { readonly own: string; readonly others: string }
}

/** Tables of the trust here that hold real rows, which made-up ones would spoil. */
const inUse: ReadonlySet<string> = new Set(
  (
    'audit_leaf audit_log audit_entry disclosure disclosure_entry draft draft_revision edition edition_term import_run login login_session ' +
    'package_decision package_part people_history person policy_import policy_import_clause ' +
    'policy_import_piece policy_import_progress policy_package pupil ' +
    'role_holding school scim_key sign_in_setting stay'
  ).split(' '),
)

/** Sets the two trusts up in a database that is thrown away. */
export async function twoTrusts(db: TestDb): Promise<TwoTrusts> {
  const clock = clockAt('2026-11-20T12:00:00Z')
  const demonstration = readDemonstration('demonstration')
  if (!demonstration.ok) throw new Error('the demonstration cannot be read')
  await keepFiveTrusts(db)
  await loadDemonstration({ db, clock }, demonstration.value)
  const trusts = await listTrusts({ db })
  const [here, elsewhere] = ['trinity', 'leading-edge'].map((slug) =>
    trusts.find((trust) => trust.slug === slug),
  )
  if (!here || !elsewhere) throw new Error('a trust is missing')
  const app = testApp({ db, demonstration: demonstration.value, report: () => undefined })
  const insider = await signedIn(db, {
    trust: here,
    roles: ['system-administrator', 'trust-dpo', 'trustee', 'executive-headteacher', 'clerk'],
  })
  const { trustId } = here
  const label = 'A directory for tests'
  const key = await makeKey({ db, clock }, { trustId, by: insider.personId, label })
  const begun = { startedBy: insider.personId, format: 'sds', source: 'sds' } as const
  await startRun({ db, clock }, { trustId, ...begun })
  const draft = await beginADraft(db, here, insider.personId)
  await keepAnImport(db, here, insider.personId)
  const colleague = await makePerson(db, here)
  await keepAPackage(db, here, { ...draft, by: colleague.personId })
  const disclosures = {
    own: await discloseSomething(db, here, insider.personId),
    others: await discloseSomething(db, here, colleague.personId),
  }
  await db.engine.exclusively(async (owner) => {
    const tables = await readTables(owner)
    // A made-up edition in force could not be read, and nothing of the policy would be shown.
    const others = tables.filter(({ name }) => name !== 'edition_term')
    await fillTables(owner, others, { trustId: elsewhere.trustId })
    const empty = tables.filter(({ name }) => !inUse.has(name))
    await fillTables(owner, empty, { trustId, personId: insider.personId })
  })
  // A made-up row says no to everything, and so that their account is shut, which ends every session.
  await db.transactionFor(trustId, ({ query }) =>
    query.updateTable('scim_user').set({ is_active: true }).execute(),
  )
  return {
    app,
    here,
    elsewhere,
    insider,
    directory: { authorization: `Bearer ${key}` },
    disclosures,
  }
}

/** A draft of the policy in force, so that the pages about drafts have one to be about. */
async function beginADraft(db: TestDb, trust: Trust, by: string) {
  const edition = await db.transactionFor(trust.trustId, ({ query }) =>
    query.selectFrom('edition').select(['seal', 'source']).executeTakeFirstOrThrow(),
  )
  const draft = { title: 'A draft', source: edition.source, baseSeal: edition.seal }
  const asked = { ...draft, trustId: trust.trustId, by, reason: 'For tests' }
  const begun = await beginDraft({ db, clock: clockAt('2026-11-20T12:00:00Z') }, asked)
  if (!begun.ok) throw new Error(begun.error.type)
  return { draftId: begun.value.draftId, baseSeal: edition.seal }
}

/** A tie that somebody disclosed to the executive headteacher, so that pages have one to be about. */
async function discloseSomething(db: TestDb, trust: Trust, by: string): Promise<string> {
  const to = ['executive-headteacher'] as const
  const disclosed = await disclose(disclosingNeeds(db), {
    trust,
    by,
    disclosureId: newId(),
    kind: 'tie',
    to,
    disclosed: niece,
    disclosable: {
      fact: 'context.disclosed',
      clauses: [clauseHere],
      to: { type: 'all', roles: to },
      actions: new Set(),
      about: [],
    },
  })
  if (!disclosed.ok) throw new Error(disclosed.error.type)
  return disclosed.value.disclosureId
}

/** A clause of the trust whose pages are asked for, which stands in addresses by its id. */
export const clauseHere = 'TRI-3.07'
