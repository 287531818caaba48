import { sql } from 'kysely'

import type { Tx } from '#db/db.ts'

import type { CastVote, Decision, Terms } from '#policies/approving/package.ts'

/** Keeps a vote; false when the person has voted on the package. */
export async function insertVote(tx: Tx, packageId: string, cast: CastVote): Promise<boolean> {
  const kept = await tx.query
    .insertInto('package_vote')
    .values({
      trust_id: tx.trustId,
      package_id: packageId,
      person_id: cast.personId,
      way: 'vote',
      vote: cast.vote,
      reason: cast.reason,
      voted_at: cast.votedAt,
    })
    .onConflict((clash) => clash.columns(['trust_id', 'package_id', 'person_id']).doNothing())
    .returning('person_id')
    .executeTakeFirst()
  return kept !== undefined
}

/** The votes on a package in the order in which they were cast. */
export async function findVotes(tx: Tx, packageId: string): Promise<readonly CastVote[]> {
  return tx.query
    .selectFrom('package_vote')
    .select(['person_id as personId', 'vote', 'reason', 'voted_at as votedAt'])
    .where('trust_id', '=', tx.trustId)
    .where('package_id', '=', packageId)
    .orderBy('voted_at')
    .orderBy('person_id')
    .execute()
}

/** Keeps what was decided on a package, once. */
export async function insertDecision(
  tx: Tx,
  packageId: string,
  { decision, share }: { readonly decision: Decision; readonly share: Terms['share'] },
): Promise<void> {
  await tx.query
    .insertInto('package_decision')
    .values({
      trust_id: tx.trustId,
      package_id: packageId,
      way: decision.way,
      outcome: decision.outcome,
      body: decision.body,
      votes_for: decision.count.for,
      votes_against: decision.count.against,
      votes_abstained: decision.count.abstained,
      share,
      ...byWhat(decision),
      reason: decision.reason,
      decided_at: decision.decidedAt,
    })
    .execute()
}

function byWhat(decision: Decision) {
  if (decision.way === 'vote') {
    return { entitled: decision.entitled, met_on: null, minute: null, person_id: null }
  }
  const { metOn, minute, recordedBy } = decision
  return { entitled: null, met_on: metOn, minute, person_id: recordedBy }
}

/** What was decided on a package, once it was. */
export async function findDecision(tx: Tx, packageId: string): Promise<Decision | undefined> {
  const row = await tx.query
    .selectFrom('package_decision')
    .selectAll()
    .where('trust_id', '=', tx.trustId)
    .where('package_id', '=', packageId)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const count = {
    for: row.votes_for,
    against: row.votes_against,
    abstained: row.votes_abstained,
  }
  const { outcome, body, reason, decided_at: decidedAt, met_on: metOn, minute } = row
  const decided = { outcome, body, reason, decidedAt, count }
  if (row.entitled !== null) return { ...decided, way: 'vote', entitled: row.entitled }
  if (metOn === null || minute === null || row.person_id === null) {
    throw new Error('a decision of neither a meeting nor votes')
  }
  return { ...decided, way: 'record', metOn, minute, recordedBy: row.person_id }
}

/** Everyone who saved a revision of a draft, as the revisions name them. */
export async function findAuthors(tx: Tx, draftId: string): Promise<ReadonlySet<string>> {
  const rows = await tx.query
    .selectFrom('draft_revision')
    .select('saved_by')
    .distinct()
    .where('trust_id', '=', tx.trustId)
    .where('draft_id', '=', draftId)
    .execute()
  return new Set(rows.map((row) => row.saved_by))
}

/** Something a person did on the way of a policy to a decision. */
export type PartHad = {
  readonly what: 'sealed' | 'voted' | 'recorded' | 'accepted'
  readonly at: Date
  readonly about: string
  /** How they voted, or what was decided or accepted. */
  readonly how: string
  readonly reason: string
}

/** Everything a person did on the way of policies to a decision. */
export async function findPartOf(tx: Tx, personId: string): Promise<readonly PartHad[]> {
  const { rows } = await sql<PartHad>`
    select 'sealed' as what, sealed_at as at, package_id::text as about, label as how, '' as reason
    from policy_package where trust_id = ${tx.trustId}::uuid and sealed_by = ${personId}::uuid
    union all
    select 'voted', voted_at, package_id::text, vote, reason
    from package_vote where trust_id = ${tx.trustId}::uuid and person_id = ${personId}::uuid
    union all
    select 'recorded', decided_at, package_id::text, outcome, reason
    from package_decision where trust_id = ${tx.trustId}::uuid and person_id = ${personId}::uuid
    union all
    select 'accepted', accepted_at, draft_id::text, defect, reason
    from defect_acceptance
    where trust_id = ${tx.trustId}::uuid and accepted_by = ${personId}::uuid`.execute(tx.query)
  return rows
}
