import type { Clock } from '#core/clock.ts'
import { dayOf, type IsoDay } from '#core/iso-day.ts'
import type { Db, Tx } from '#db/db.ts'
import { listSchools } from '#people/schools/list-schools.ts'
import { addedTexts } from '#policies/additions/added-texts.ts'
import type { Shelf } from '#policies/shelf.ts'
import type { SealedEdition } from '#rulebooks/library.ts'

import { dayLines } from './day-lines.ts'
import { judgeAll, type GroupJudged } from './judge-all.ts'
import { readQuestion } from './judging.ts'
import { makeReport, UNANSWERED, type Told } from './make-report.ts'
import {
  countAskers,
  findAnsweringEditions,
  findGroups,
  findQuestions,
  type AskedBy,
  type KeptGroup,
  type Looked,
} from './replay.store.ts'
import type { ReplayReport } from './report.ts'
import { askedIn, mostAsked, sortChanges, type Change } from './sort-changes.ts'
import { sideOf, withoutNames } from './tell-change.ts'
import { trialOf, type Against, type ReadyTrial } from './trials.ts'

/** What replaying needs. */
export type ReplayNeeds = { readonly db: Db; readonly clock: Clock; readonly shelf: Shelf }

/** How far a replay is: kept questions, of how many. */
export type ReplayProgress = {
  readonly step: 'gathering' | 'answering' | 'counting'
  readonly done: number
  readonly total: number
}

/** What is replayed: a draft as an edition, and who hears how far it is. */
export type ReplayAsked = {
  readonly trustId: string
  readonly edition: SealedEdition
  /** For a school's addition: only what was asked by people there. */
  readonly schoolId?: string | undefined
  readonly tell?: ((progress: ReplayProgress) => void) | undefined
}

/** A report, and the kept questions behind each of its changes. */
export type Replayed = {
  readonly report: ReplayReport
  readonly lines: readonly IsoDay[] | 'every'
  readonly behind: readonly { readonly no: number; readonly groups: readonly KeptGroup[] }[]
}

/**
 * Answers every kept question of a trust with a draft, on the day it was asked about as if the draft were
 * in force then, and reports which answers would not be today's. Nothing is kept and nobody named.
 */
export async function replayDraft(needs: ReplayNeeds, asked: ReplayAsked): Promise<ReplayReport> {
  return (await replayed(needs, asked)).report
}

/** The same with the questions behind each change, for those who keep the report. */
export async function replayed(needs: ReplayNeeds, asked: ReplayAsked): Promise<Replayed> {
  const { trustId, edition: draft, schoolId, tell } = asked
  const on = dayOf(needs.clock.now())
  const trust = { trustId, code: draft.rulebook.control.trust }
  const base = await needs.shelf.inForce(trust, on, schoolId)
  // The texts of a school stand with what it adds, and would add, already: nothing is added to them.
  const trials = await trialsOf(
    needs,
    { trustId, isJoined: schoolId !== undefined },
    { draft, base },
  )
  const lines = dayLines(
    [...trials.values()].flatMap((one) => [one.draft ?? [], one.before ?? []].flat()),
  )
  const looked: Looked = { lines, schoolId }
  tell?.({ step: 'gathering', done: 0, total: 0 })
  const groups = await needs.db.transactionFor(trustId, (tx) => findGroups(tx, looked))
  const total = askedIn(groups)
  const texts = new Map([...trials].map(([id, { texts: sent }]) => [id, sent]))
  const judged = await judgeAll(needs, { trustId, groups, trials: texts }, (done) =>
    tell?.({ step: 'answering', done, total }),
  )
  tell?.({ step: 'counting', done: total, total })
  const changes = sortChanges(judged)
  const report = makeReport({
    on,
    draft,
    base,
    schoolId,
    judged,
    changes,
    schools: await listSchools(needs, { trustId }),
    told: await toldOf(needs, trustId, { changes, trials }),
    askers: await needs.db.transactionFor(trustId, (tx) =>
      counted(tx, looked, { judged, changes }),
    ),
  })
  return { report, lines, behind: changes }
}

async function trialsOf(
  { db, shelf }: ReplayNeeds,
  { trustId, isJoined }: { readonly trustId: string; readonly isJoined: boolean },
  against: Against,
): Promise<ReadonlyMap<string, ReadyTrial>> {
  const editions = await db.transactionFor(trustId, findAnsweringEditions)
  const seals = isJoined ? [] : editions.map(({ seal }) => seal)
  const added = await addedTexts({ db }, { trustId, seals })
  const trials = new Map<string, ReadyTrial>()
  for (const { edition, seal } of editions) {
    const opened = await shelf.bySeal(trustId, seal)
    trials.set(edition, trialOf({ edition, seal, opened, added: added.get(seal) }, against))
  }
  return trials
}

type Sorted = { readonly judged: readonly GroupJudged[]; readonly changes: readonly Change[] }

/** What askers were, of all kept questions and of those whose answers change or cannot be given. */
function counted(tx: Tx, looked: Looked, { judged, changes }: Sorted): Promise<readonly AskedBy[]> {
  const open = judged.flatMap(({ verdict, group }) => (verdict.type === 'cannot' ? [group] : []))
  const groups = [...open, ...changes.flatMap((change) => change.groups)]
  const verdicts = [
    ...open.map(() => UNANSWERED),
    ...changes.flatMap((change) => change.groups.map(() => change.no)),
  ]
  return countAskers(tx, looked, { verdicts, groups })
}

/** Each change told by the question behind it that was asked most. */
async function toldOf(
  { db }: ReplayNeeds,
  trustId: string,
  found: { readonly changes: readonly Change[]; readonly trials: ReadonlyMap<string, ReadyTrial> },
): Promise<readonly Told[]> {
  const examples = found.changes.map(({ groups }) => mostAsked(groups))
  const ids = examples.map(({ question }) => question)
  const questions = await db.transactionFor(trustId, (tx) => findQuestions(tx, ids))
  const byId = new Map(questions.map((one) => [one.question, one]))
  return examples.map((group) => {
    const question = byId.get(group.question)
    const trial = found.trials.get(group.edition)
    if (!question || !trial?.draft || !trial.before) throw new Error('a change of no question')
    const { action, facts } = readQuestion(question.text)
    const asked = { action, facts, mode: question.mode, asOf: group.asOf }
    return {
      before: sideOf(trial.before, asked),
      after: sideOf(trial.draft, asked),
      example: {
        action,
        as_of: group.asOf,
        mode: question.mode,
        facts: withoutNames(facts, trial.draft.vocabulary),
      },
    }
  })
}
