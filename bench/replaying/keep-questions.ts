import { sql } from 'kysely'

import { isoDay } from '#core/day.ts'
import { isIsoDay, type IsoDay } from '#core/iso-day.ts'
import { newId } from '#core/ids.ts'
import { randomFrom, type Random } from '#core/random.ts'
import type { Db, Tx } from '#db/db.ts'
import type { Engine } from '#db/engine.ts'
import { answerQuestion, type Asked } from '#decisions/answer-question.ts'
import type { Decision } from '#decisions/decision.ts'
import type { SealedEdition } from '#rulebooks/library.ts'
import { questionMaker } from '#rulebooks/proof/random-question.ts'

/** What is filled: a trust, its edition in force, and how many questions of how many different ones. */
export type Filling = {
  readonly trustId: string
  readonly edition: SealedEdition
  readonly rows: number
  readonly distinct: number
  readonly people: number
  readonly schools: number
}

/**
 * Keeps questions as years of asking leave them: many different ones, a few of them asked again and again,
 * by people of several schools and by nobody in particular. The different ones are kept as `ask` keeps
 * them; the rest are copies with another asker and time, made in the database.
 */
export async function keepQuestions(
  { db, engine }: { readonly db: Db; readonly engine: Engine },
  filling: Filling,
): Promise<void> {
  const random = randomFrom(20_261_120)
  await keepPeople(engine, filling)
  const makers = [...filling.edition.actions]
    .filter(([, { strict }]) => strict.rules.length > 0)
    .map(([action]) => questionMaker(filling.edition, action))
  const batch = 500
  for (let kept = 0; kept < filling.distinct; kept += batch) {
    await db.transactionFor(filling.trustId, async (tx) => {
      const count = Math.min(batch, filling.distinct - kept)
      const questions = Array.from({ length: count }, () => someQuestion(makers, random))
      await keepMany(
        tx,
        questions.map((one) => decisionOn(one, { filling, random })),
      )
    })
  }
  await copy(engine, filling)
}

type Maker = ReturnType<typeof questionMaker>

function someQuestion(makers: readonly Maker[], random: Random): Asked {
  const mode = random.chance(0.6) ? 'asking' : 'said'
  for (;;) {
    const { asOf, ...question } = random.pick(makers)(random, random.pick([0.4, 0.6, 0.8]))
    // Asked while the policy was in force, as nearly all questions are.
    if (asOf > 20_230_301) return { ...question, asOf: dayIn(asOf), mode }
  }
}

function dayIn(asOf: number): IsoDay {
  const text = isoDay(asOf)
  if (!isIsoDay(text)) throw new Error(`${text} is no day`)
  return text
}

function decisionOn(
  asked: Asked,
  { filling, random }: { readonly filling: Filling; readonly random: Random },
): Decision {
  const first = answerQuestion(filling.edition, asked)
  // Nobody leaves a question open on a page: where facts are missing the rest is taken as usual.
  const isOpen = first.outcome.answer === 'facts-missing'
  const mode = isOpen ? 'said' : asked.mode
  return {
    ...asked,
    mode,
    decisionId: newId(),
    askedAt: new Date(`${asked.asOf}T0${random.below(9)}:30:00Z`),
    askedThrough: 'page',
    notKnown: [],
    editionSeal: filling.edition.seal,
    answer: isOpen ? answerQuestion(filling.edition, { ...asked, mode }) : first,
  }
}

async function keepMany(tx: Tx, decisions: readonly Decision[]): Promise<void> {
  const rows = decisions.map((one) => ({
    ...one,
    answered: one.answer.outcome.answer,
    strength: one.answer.outcome.answer === 'deny' ? one.answer.outcome.strength : null,
    clauses: one.answer.clauses.map(({ id }) => id),
  }))
  await sql`
    INSERT INTO decision (trust_id, decision_id, asked_at, as_of, asked_through, edition_seal, facts, mode,
      not_known, answer, strength, clauses, whole_answer)
    SELECT ${tx.trustId}, r."decisionId", r."askedAt", r."asOf", 'page', r."editionSeal",
      jsonb_build_object('action', r.action, 'facts', r.facts), r.mode, '{}', r.answered, r.strength,
      r.clauses, r.answer
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r("decisionId" uuid, "askedAt" timestamptz,
      "asOf" date, "editionSeal" text, action text, facts jsonb, mode text, answered text, strength text,
      clauses text[], answer jsonb)`.execute(tx.query)
}

/** People with invented names, one stay each; their ids follow from their numbers. */
async function keepPeople(engine: Engine, { trustId, people, schools }: Filling): Promise<void> {
  await asOwner(engine, trustId, [
    `INSERT INTO school (trust_id, school_id, name, calendar)
     SELECT '${trustId}', md5('school ' || n)::uuid, 'School ' || n, '{}' FROM generate_series(1, ${schools}) AS n`,
    `INSERT INTO person (trust_id, person_id, given_name, family_name)
     SELECT '${trustId}', md5('person ' || n)::uuid, 'Given', 'Family ' || n FROM generate_series(1, ${people}) AS n`,
    `INSERT INTO stay (trust_id, stay_id, person_id, kind, school_id, job)
     SELECT '${trustId}', md5('stay ' || n)::uuid, md5('person ' || n)::uuid,
       CASE WHEN n % 10 < 8 THEN 'staff' WHEN n % 10 = 8 THEN 'volunteer' ELSE 'governor' END,
       md5('school ' || (n % ${schools} + 1))::uuid,
       CASE WHEN n % 10 < 5 THEN 'teacher' WHEN n % 10 < 8 THEN 'support-staff' END
     FROM generate_series(1, ${people}) AS n`,
  ])
}

/** Copies until there are as many rows as wanted: of ten questions one is asked most. */
async function copy(engine: Engine, filling: Filling): Promise<void> {
  const { trustId, rows, distinct, people, schools } = filling
  const more = rows - distinct
  const steps = Math.ceil(more / 50_000)
  await asOwner(engine, trustId, [
    'ALTER TABLE decision DISABLE TRIGGER keep_gists',
    `CREATE TABLE bench_template AS
     SELECT row_number() OVER (ORDER BY md5(decision_id::text)) - 1 AS n, d.decision_id FROM decision AS d`,
    'ALTER TABLE bench_template ADD PRIMARY KEY (n)',
    `CREATE TABLE bench_copy (decision_id uuid, of_decision uuid, person int)`,
  ])
  for (let step = 0; step < steps; step++) {
    const count = Math.min(50_000, more - step * 50_000)
    await asOwner(engine, trustId, [
      'TRUNCATE bench_copy',
      `INSERT INTO bench_copy SELECT gen_random_uuid(), t.decision_id, (random() * ${people * 1.25})::int + 1
       FROM generate_series(1, ${count}) AS g
       JOIN bench_template AS t ON t.n = floor(power((g * 7919 % ${count}) / ${count}.0, 1.7) * ${distinct})::bigint`,
      `INSERT INTO decision (trust_id, decision_id, asked_at, as_of, asked_through, edition_seal, facts, mode,
         not_known, answer, strength, clauses, whole_answer, asked_by, asked_for)
       SELECT d.trust_id, c.decision_id, d.asked_at, d.as_of, d.asked_through, d.edition_seal, d.facts, d.mode,
         d.not_known, d.answer, d.strength, d.clauses, d.whole_answer,
         CASE WHEN c.person <= ${people} THEN md5('person ' || c.person)::uuid END,
         CASE WHEN c.person <= ${people} THEN 'self' END
       FROM bench_copy AS c JOIN decision AS d ON d.trust_id = '${trustId}' AND d.decision_id = c.of_decision`,
      `INSERT INTO decision_gist (trust_id, decision_id, question_id, answer_id, edition_id, as_of, names_day,
         asker_role, asker_school)
       SELECT d.trust_id, c.decision_id, d.question_id, d.answer_id, d.edition_id, d.as_of, d.names_day,
         CASE WHEN c.person > ${people} THEN NULL WHEN c.person % 10 < 5 THEN 'teacher'
           WHEN c.person % 10 < 8 THEN 'support-staff' WHEN c.person % 10 = 8 THEN 'volunteer' ELSE 'governor' END,
         CASE WHEN c.person <= ${people} THEN md5('school ' || (c.person % ${schools} + 1))::uuid END
       FROM bench_copy AS c JOIN decision_gist AS d ON d.trust_id = '${trustId}' AND d.decision_id = c.of_decision`,
    ])
  }
  await asOwner(engine, trustId, [
    'DROP TABLE bench_copy',
    'DROP TABLE bench_template',
    'ALTER TABLE decision ENABLE TRIGGER keep_gists',
  ])
  await asOwner(engine, trustId, ['ANALYZE decision_gist', 'ANALYZE question_gist'])
}

async function asOwner(
  engine: Engine,
  trustId: string,
  statements: readonly string[],
): Promise<void> {
  await engine.exclusively(async (owner) => {
    await owner.rows(`SELECT set_config('app.trust', '${trustId}', false)`)
    for (const statement of statements) await owner.rows(statement)
  })
}
