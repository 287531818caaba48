import { sql, type RawBuilder } from 'kysely'

import type { IsoDay } from '#core/iso-day.ts'
import type { Tx } from '#db/db.ts'
import type { Mode } from '#rulebooks/engine/explain.ts'

/** Kept questions that are alike in all that matters: their number, and their first and last day. */
export type KeptGroup = {
  readonly question: string
  /** The day, or the stretch of days between two lines, as a number. */
  readonly dayKey: number
  readonly answer: string
  readonly edition: string
  readonly asked: number
  readonly asOf: IsoDay
  readonly lastAsOf: IsoDay
}

/** Which kept questions are looked at: the lines between which days are alike, and of which school. */
export type Looked = {
  readonly lines: readonly IsoDay[] | 'every'
  readonly schoolId?: string | undefined
}

/** Groups all kept questions of a trust in one pass over their short forms. */
export async function findGroups(tx: Tx, looked: Looked): Promise<readonly KeptGroup[]> {
  // Room to group a few hundred thousand in memory; the default would sort a million rows on disk.
  await sql`select set_config('work_mem', '256MB', true)`.execute(tx.query)
  const { rows } = await sql<KeptGroup>`
    select question_id as question, ${dayKey(looked)} as "dayKey", answer_id as answer,
      edition_id as edition, count(*)::int as asked, min(as_of) as "asOf", max(as_of) as "lastAsOf"
    from decision_gist as g where trust_id = ${tx.trustId} and ${ofSchool(looked)}
    group by 1, 2, 3, 4`.execute(tx.query)
  return rows
}

/** A day that matters is itself; days between two lines of the calendar are one. */
function dayKey({ lines }: Looked): RawBuilder<number> {
  const day = sql<number>`(g.as_of - date '2000-01-01')`
  if (lines === 'every') return day
  const marks = sql`${`{${lines.join()}}`}::text::date[]`
  return sql<number>`(case when g.names_day then ${day} else width_bucket(g.as_of, ${marks}) end)`
}

function ofSchool({ schoolId }: Looked): RawBuilder<boolean> {
  return schoolId === undefined ? sql`true` : sql`g.asker_school = ${schoolId}`
}

/** A distinct question, `{action, facts}` as JSON. */
export type KeptQuestion = { readonly question: string; readonly text: string; readonly mode: Mode }

/** Up to `most` distinct questions with ids after `after`, in the order of their ids. */
export async function findQuestionsAfter(
  tx: Tx,
  { after, most }: { readonly after: string | undefined; readonly most: number },
): Promise<readonly KeptQuestion[]> {
  const beyond = after === undefined ? sql`true` : sql`question_id > ${after}`
  const { rows } = await sql<KeptQuestion>`
    select question_id as question, facts::text as text, mode from question_gist
    where trust_id = ${tx.trustId} and ${beyond} order by question_id limit ${most}`.execute(
    tx.query,
  )
  return rows
}

/** Every distinct answer, its parts that are compared as JSON. */
export async function findAnswers(
  tx: Tx,
): Promise<readonly { readonly answer: string; readonly text: string }[]> {
  const { rows } = await sql<{ answer: string; text: string }>`
    select answer_id as answer, parts::text as text from answer_gist
    where trust_id = ${tx.trustId} order by answer_id`.execute(tx.query)
  return rows
}

/** The editions that ever answered a question of a trust. */
export async function findAnsweringEditions(
  tx: Tx,
): Promise<readonly { readonly edition: string; readonly seal: string }[]> {
  const { rows } = await sql<{ edition: string; seal: string }>`
    select e.edition_id as edition, e.seal from edition as e
    where e.trust_id = ${tx.trustId} and exists (
      select from decision as d where d.trust_id = ${tx.trustId} and d.edition_seal = e.seal)
    order by e.seal`.execute(tx.query)
  return rows
}

/** How many kept questions somebody in a place asked, with the number of the verdict, if any, they got. */
export type AskedBy = {
  readonly verdict: number | null
  readonly role: string | null
  readonly school: string | null
  readonly asked: number
}

/** Groups of kept questions with the number of the verdict each got. */
export type GroupsJudged = {
  readonly verdicts: readonly number[]
  readonly groups: readonly KeptGroup[]
}

/**
 * Counts all kept questions in one pass, by what the asker was and where, and by the verdict of those in
 * some groups.
 */
export async function countAskers(
  tx: Tx,
  looked: Looked,
  { verdicts, groups }: GroupsJudged,
): Promise<readonly AskedBy[]> {
  await sql`select set_config('work_mem', '256MB', true)`.execute(tx.query)
  const { rows } = await sql<AskedBy>`
    with judged as materialized (${groupRows({ verdicts, groups })})
    select j.verdict, g.asker_role as role, g.asker_school as school, count(*)::int as asked
    from decision_gist as g
    left join judged as j on j.question = g.question_id and j.answer = g.answer_id
      and j.edition = g.edition_id and j.day_key = ${dayKey(looked)}
    where g.trust_id = ${tx.trustId} and ${ofSchool(looked)}
    group by 1, 2, 3`.execute(tx.query)
  return rows
}

/** Lists go as text, which both databases read alike and fast. */
function groupRows({ verdicts, groups }: GroupsJudged): RawBuilder<unknown> {
  const list = (items: readonly (string | number)[]): string => `{${items.join()}}`
  return sql`select * from unnest(
    ${list(verdicts)}::text::int[],
    ${list(groups.map(({ question }) => question))}::text::uuid[],
    ${list(groups.map((one) => one.dayKey))}::text::int[],
    ${list(groups.map(({ answer }) => answer))}::text::uuid[],
    ${list(groups.map(({ edition }) => edition))}::text::uuid[]
  ) as t(verdict, question, day_key, answer, edition)`
}

/** Some of the distinct questions. */
export async function findQuestions(
  tx: Tx,
  ids: readonly string[],
): Promise<readonly KeptQuestion[]> {
  const { rows } = await sql<KeptQuestion>`
    select question_id as question, facts::text as text, mode from question_gist
    where trust_id = ${tx.trustId} and question_id = any(${`{${ids.join()}}`}::text::uuid[])`.execute(
    tx.query,
  )
  return rows
}
