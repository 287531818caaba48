import { logSecretOf } from '#audit/log-secret.ts'
import { clockAt } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import type { IsoDay } from '#core/iso-day.ts'
import type { Db } from '#db/db.ts'
import { giveRole } from '#people/roles/give-role.ts'
import type { Role } from '#people/roles/role.ts'
import type { Trust } from '#people/trust.ts'
import { castVote } from '#policies/approving/deciding/cast-vote.ts'
import { type Minuted, recordDecision } from '#policies/approving/deciding/record-decision.ts'
import { findPackage } from '#policies/approving/find-package.ts'
import type { Package, Vote, Way } from '#policies/approving/package.ts'
import { changeWay } from '#policies/approving/sending/change-way.ts'
import { sendForDecision, type SendNeeds } from '#policies/approving/sending/send-for-decision.ts'
import type { Draft } from '#policies/drafts/draft.ts'
import { beginDraft } from '#policies/drafts/begin-draft.ts'
import { findDraft } from '#policies/drafts/find-draft.ts'
import { openReadings } from '#policies/drafts/readings.ts'
import { openShelf } from '#policies/shelf.ts'
import type { Term } from '#policies/terms.store.ts'
import { setControl } from '#rulebooks/writing/control.ts'

import { makePerson } from './makers.ts'
import { keepModelTrust, modelLibrary } from './model-trust.ts'

/** The day and hour at which the tests of approval stand still. */
export const approvalNoon = '2026-11-20T12:00:00Z'

/** The model trust with people who write, send and decide, in a database of its own. */
export type ApprovingWorld = {
  readonly trust: Trust
  readonly needs: SendNeeds
  readonly author: string
  readonly clerk: string
  readonly trustees: readonly string[]
  /** The same needs on another day. */
  readonly on: (instant: string) => SendNeeds
  /** Somebody new who holds a role for the trust. */
  readonly holder: (role: Role, from?: IsoDay) => Promise<string>
  /** A draft that could be sent: the model trust's edition under another label. */
  readonly draftOf: (label: string, by?: string) => Promise<Draft>
  /** A package of such a draft, to be in force from a day on: 1 January 2027 when left out. */
  readonly sent: (label: string, of?: Of) => Promise<Package>
  readonly decideBy: (way: Way, quorum?: number) => Promise<void>
}

const reviewInTime = { due: '2029-08-31', words: 'summer 2029' } as const

type Of = { readonly from?: IsoDay; readonly by?: string }

/** What sending and deciding need, at an hour of the tests. */
export function approvingNeeds(db: Db, clock = clockAt(approvalNoon)): SendNeeds {
  const library = modelLibrary()
  return {
    db,
    clock,
    shelf: openShelf({ db, library }),
    readings: openReadings({ library }),
    logSecret: logSecretOf({ secret: 'a secret of thirty-two characters' }),
    built: new Set(['shown:approval']),
    replayReportOf: async () => undefined,
  }
}

/** See `ApprovingWorld`. */
export async function approvingWorld(db: Db): Promise<ApprovingWorld> {
  const library = modelLibrary()
  const trust = await keepModelTrust(db, library)
  const { trustId } = trust
  const first = library.editions.get('MOD')
  if (first === undefined) throw new Error('no model trust')
  const clock = clockAt(approvalNoon)
  const needs = approvingNeeds(db, clock)
  const holder = async (role: Role, from = '2026-09-01') => {
    const { personId } = await makePerson(db, trust)
    const given = await giveRole(
      { db, clock },
      { trustId, personId, by: 'test', role, capacity: 'holder', from },
    )
    if (!given.ok) throw new Error(given.error.type)
    return personId
  }
  const author = await holder('trust-central')
  const draftOf: ApprovingWorld['draftOf'] = async (label, by = author) => {
    const source = setControl(first.source, { edition: label, review: reviewInTime })
    if (!source.ok) throw new Error(source.error.type)
    const draft = await beginDraft(
      { db, clock },
      {
        trustId,
        by,
        title: 'Social media policy',
        source: source.value,
        baseSeal: first.seal,
        reason: 'Begun',
      },
    )
    if (!draft.ok) throw new Error(draft.error.type)
    return draft.value
  }
  return {
    trust,
    needs,
    author,
    clerk: await holder('clerk'),
    trustees: [await holder('trustee'), await holder('trustee'), await holder('trustee')],
    on: (instant) => approvingNeeds(db, clockAt(instant)),
    holder,
    draftOf,
    sent: async (label, { from: inForceFrom = '2027-01-01', by } = {}) => {
      const { draftId, revision } = await draftOf(label, by)
      const sent = await sendForDecision(needs, {
        trust,
        draftId,
        revision,
        packageId: newId(),
        inForceFrom,
        by: author,
      })
      if (!sent.ok) throw new Error(sent.error.type)
      return sent.value
    },
    decideBy: (way, quorum = 2) =>
      changeWay(
        { db, clock },
        {
          trustId,
          by: author,
          way: { way, quorum, share: 'half', body: 'Trust Board', days: 30 },
        },
      ),
  }
}

/** What tests of deciding do and look at. */
export type Deciding = {
  readonly vote: (
    one: Package,
    by: string,
    more?: { readonly how?: Vote; readonly at?: SendNeeds },
  ) => ReturnType<typeof castVote>
  readonly record: (
    one: Package,
    by: string,
    minuted?: Partial<Minuted>,
  ) => ReturnType<typeof recordDecision>
  /** How the package and its draft stand. */
  readonly states: (one: Package) => Promise<readonly (string | undefined)[]>
  readonly termsOf: (one: Package) => Promise<readonly Term[]>
  /** What the record says happened to the package. */
  readonly actionsOn: (one: Package) => Promise<readonly string[]>
}

/** A record of a meeting of today that approved. */
export const approvedToday: Minuted = {
  outcome: 'approved',
  metOn: '2026-11-20',
  minute: '26/114',
  count: { for: 7, against: 1, abstained: 0 },
  reason: '',
}

/** See `Deciding`. */
export function decidingIn({ trust, needs }: ApprovingWorld): Deciding {
  const { trustId } = trust
  return {
    vote: ({ packageId }, by, { how = 'for', at = needs } = {}) =>
      castVote(at, {
        trustId,
        packageId,
        by,
        vote: how,
        reason: how === 'against' ? 'Too short' : '',
      }),
    record: ({ packageId }, by, minuted = {}) =>
      recordDecision(needs, { trustId, packageId, by, minuted: { ...approvedToday, ...minuted } }),
    states: async ({ packageId, draftId }) => [
      (await findPackage(needs, { trustId, packageId }))?.state,
      (await findDraft(needs, { trustId, draftId }))?.state,
    ],
    termsOf: async ({ packageId }) =>
      (await needs.shelf.terms(trustId)).filter((term) => term.packageId === packageId),
    actionsOn: async ({ packageId }) => {
      const rows = await needs.db.transactionFor(trustId, ({ query }) =>
        query
          .selectFrom('audit_entry')
          .select('action')
          .where('subject_id', '=', packageId)
          .orderBy('entry_id')
          .execute(),
      )
      return rows.map(({ action }) => action)
    },
  }
}
