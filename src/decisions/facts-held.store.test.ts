import { expect, test } from 'vitest'

import { factsAbout } from '#people/facts-about.ts'
import { makePerson, makeSchool, makeTrust } from '#test/makers.ts'
import { editionOf } from '#test/rulebooks.ts'
import { testDb } from '#test/test-db.ts'

import { answerQuestion } from './answer-question.ts'

const db = await testDb()
const edition = editionOf('LEA')

test.each([
  ['2024-07-21', 'deny'],
  ['2024-07-22', 'deny'],
  ['2024-07-23', 'allow'],
])(
  'on %s what is held about a teacher and a pupil who left on 22 July 2022 makes the answer %s',
  async (asOf, expected) => {
    const trust = await makeTrust(db)
    const { schoolId } = await makeSchool(db, trust)
    const teacher = await makePerson(db, trust, {
      stays: [{ kind: 'staff', job: 'teacher', schoolId }],
    })
    const leaver = await makePerson(db, trust, {
      dateOfBirth: '2003-01-01',
      stays: [{ kind: 'pupil', schoolId, until: '2022-07-22' }],
    })
    const about = async (personId: string, as: 'actor' | 'subject') =>
      factsAbout({ db }, { trustId: trust.trustId, personId, day: asOf, as })
    const facts = {
      ...(await about(teacher.personId, 'actor')),
      ...(await about(leaver.personId, 'subject')),
      'context.account': 'personal',
    }

    const question = { asOf, action: 'accept-connection', facts, mode: 'said' } as const
    const { answer } = answerQuestion(edition, question).outcome

    expect(answer).toBe(expected)
  },
)
