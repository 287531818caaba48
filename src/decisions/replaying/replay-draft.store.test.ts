import { expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { answerQuestion, type Asked } from '#decisions/answer-question.ts'
import { openShelf } from '#policies/shelf.ts'
import { reopenEdition } from '#rulebooks/library.ts'
import { keepFiveTrusts } from '#test/five-trusts.ts'
import { makePerson, makeSchool } from '#test/makers.ts'
import {
  dayOfNumber,
  keepEditionOf,
  keepQuestion,
  randomQuestions,
  reworded,
  trustOf,
} from '#test/replaying.ts'
import { editionOf, fiveRulebooks } from '#test/rulebooks.ts'
import { must } from '#test/small-vocabulary.ts'
import { testDb } from '#test/test-db.ts'

import { alwaysInForce } from '#test/always-in-force.ts'
import { changeBetween, gistOf } from './gist.ts'
import { replayDraft, type ReplayProgress } from './replay-draft.ts'
import { canonicalReport, reportSchema } from './report.ts'

const db = await testDb()
await keepFiveTrusts(db)
const clock = clockAt('2026-11-20T09:00:00Z')
const needs = { db, clock, shelf: openShelf({ db, library: fiveRulebooks() }) }

const trust = await trustOf(db, 'LEA')
const edition = editionOf('LEA')
const ash = await makeSchool(db, trust, 'Ash School')
const elm = await makeSchool(db, trust, 'Elm School')
const teacher = await makePerson(db, trust, {
  stays: [{ kind: 'staff', job: 'teacher', schoolId: ash.schoolId }],
})
const volunteer = await makePerson(db, trust, {
  stays: [{ kind: 'volunteer', schoolId: elm.schoolId }],
})
// Asked by a teacher, a volunteer and nobody in particular.
const kept = randomQuestions(edition, { count: 400, from: 20_230_301 })
for (const [i, asked] of kept.entries()) {
  const personId = [teacher.personId, volunteer.personId, undefined][i % 3]
  await keepQuestion(db, asked, { edition, trustId: trust.trustId, personId })
}

test('the edition in force changes nothing, whatever was asked', async () => {
  const report = await replayDraft(needs, { trustId: trust.trustId, edition })

  expect(report).toMatchObject({ asked: 400, same: 400, changed: 0, cannot: 0, told_otherwise: 0 })
  expect(report.changes).toEqual([])
})

test('an edition that says the same in other words changes nothing', async () => {
  const draft = reworded(edition, (text) =>
    text.replace('This is a new policy', 'This policy is new'),
  )

  const report = await replayDraft(needs, { trustId: trust.trustId, edition: draft })

  expect(report).toMatchObject({ asked: 400, changed: 0, cannot: 0, told_otherwise: 0 })
})

test('a draft is found to change exactly the answers it changes, asked one by one', async () => {
  const draft = reworded(edition, (text) =>
    text
      .replace('value: 2, unit: years', 'value: 3, unit: years')
      .replaceAll('advised-not: [', 'must-not: [')
      .replaceAll('report: all-of', 'report: any-of'),
  )
  const [before, after] = [alwaysInForce(edition), alwaysInForce(draft)]
  const expected = { changed: 0, cannot: 0 }
  for (const asked of kept) {
    const [one, other] = [answerQuestion(before, asked), answerQuestion(after, asked)]
    if (changeBetween(gistOf(one), gistOf(other)) === undefined) continue
    const isOpen =
      other.outcome.answer === 'facts-missing' && one.outcome.answer !== 'facts-missing'
    expected[isOpen ? 'cannot' : 'changed'] += 1
  }

  const report = await replayDraft(needs, { trustId: trust.trustId, edition: draft })

  expect(expected.changed).toBeGreaterThan(10)
  expect({ changed: report.changed, cannot: report.cannot }).toEqual(expected)
  expect(report.changes.reduce((sum, { asked }) => sum + asked, 0)).toBe(expected.changed)
  expect(report.changes.map(({ no }) => no)).toEqual(report.changes.map((_, i) => i + 1))
  for (const { kind, before: was, after: is } of report.changes) {
    expect(kind === 'answer').toBe(was.answer.split(' ')[0] !== is.answer.split(' ')[0])
  }
})

test('changes are counted by what the askers were and where, and nobody is named', async () => {
  const draft = reworded(edition, (text) => text.replaceAll('advised-not: [', 'must-not: ['))

  const report = await replayDraft(needs, { trustId: trust.trustId, edition: draft })

  expect(report.by.map(({ school_name: at, role, asked }) => [at, role, asked])).toEqual([
    ['Ash School', 'teacher', 134],
    ['Elm School', 'volunteer', 133],
    [null, null, 133],
  ])
  expect(report.by.reduce((sum, one) => sum + one.changed, 0)).toBe(report.changed)
  const text = canonicalReport(report)
  expect(text).not.toContain(teacher.familyName)
  expect(text).not.toContain(teacher.personId)
  expect(reportSchema.parse(JSON.parse(text))).toEqual(report)
})

test('the same draft makes the same report, byte for byte', async () => {
  const draft = reworded(edition, (text) => text.replaceAll('advised-not: [', 'must-not: ['))
  const once = await replayDraft(needs, { trustId: trust.trustId, edition: draft })

  const again = await replayDraft(needs, { trustId: trust.trustId, edition: draft })

  expect(canonicalReport(again)).toBe(canonicalReport(once))
})

test('how far it is, is told up to the last question', async () => {
  const told: ReplayProgress[] = []

  await replayDraft(needs, { trustId: trust.trustId, edition, tell: (one) => told.push(one) })

  expect(told[0]).toEqual({ step: 'gathering', done: 0, total: 0 })
  expect(told.at(-1)).toEqual({ step: 'counting', done: 400, total: 400 })
})

test('a draft begun for next term is asked as if it were in force on the day of the question', async () => {
  const draft = reworded(edition, (text) =>
    text.replace('in_force: { from: 2023-03-01 }', 'in_force: { from: 2027-09-01 }'),
  )

  const report = await replayDraft(needs, { trustId: trust.trustId, edition: draft })

  expect(report.changed).toBe(0)
})

test('what an earlier edition said is no change of the draft, but counted', async () => {
  const other = await trustOf(db, 'DOW')
  const now = editionOf('DOW')
  const earlier = reworded(now, (text) => text.replaceAll('must-not:', 'advised-not:'))
  await keepEditionOf(db, other.trustId, earlier)
  const asked: Asked = {
    action: 'accept-connection',
    facts: { 'actor.role': 'teacher', 'subject.role': 'pupil', 'context.account': 'personal' },
    asOf: dayOfNumber(20_261_001),
    mode: 'said',
  }
  await keepQuestion(db, asked, { edition: earlier, trustId: other.trustId })

  const report = await replayDraft(needs, { trustId: other.trustId, edition: now })

  expect(report).toMatchObject({ asked: 1, changed: 0, told_otherwise: 1 })
  const back = await replayDraft(needs, { trustId: other.trustId, edition: earlier })
  expect(back).toMatchObject({ asked: 1, changed: 1, told_otherwise: 1 })
})

test('questions in words the vocabulary lost, and of editions that are lost, are told apart', async () => {
  const other = await trustOf(db, 'STC')
  const now = editionOf('STC')
  const words = now.vocabularyText.replace(
    '\nactions:\n',
    '\nactions:\n  wave-flag: { says: wave a flag }\n',
  )
  const earlier = must(reopenEdition({ text: now.source, file: 'policy.md' }, words))
  expect(earlier.vocabulary.actions.has('wave-flag')).toBe(true)
  await keepEditionOf(db, other.trustId, earlier)
  const asked: Asked = {
    action: 'wave-flag',
    facts: {},
    asOf: dayOfNumber(20_261_001),
    mode: 'said',
  }
  await keepQuestion(db, asked, { edition: earlier, trustId: other.trustId })
  await keepQuestion(db, asked, { edition: earlier, trustId: other.trustId })

  const report = await replayDraft(needs, { trustId: other.trustId, edition: now })

  expect(report).toMatchObject({ asked: 2, cannot: 2, changed: 0 })
  expect(report.unanswered).toEqual([
    { why: 'word-gone', words: ['action wave-flag'], asked: 2, different: 1 },
  ])

  await tamper(
    other.trustId,
    `update edition set source = source || 'x' where seal = '${earlier.seal}'`,
  )
  const fresh = { ...needs, shelf: openShelf({ db, library: fiveRulebooks() }) }
  const lost = await replayDraft(fresh, { trustId: other.trustId, edition: now })
  expect(lost.unanswered).toEqual([{ why: 'edition-lost', words: [], asked: 2, different: 1 }])
})

async function tamper(trustId: string, statement: string): Promise<void> {
  await db.engine.exclusively(async (owner) => {
    await owner.rows(`select set_config('app.trust', '${trustId}', false)`)
    await owner.rows(statement)
  })
}
