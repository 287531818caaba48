import { describe, expect, test } from 'vitest'

import { askedNow, reader, rewritten, standings } from '#test/reading.ts'
import { editionOf } from '#test/rulebooks.ts'

import { itemsFor } from './owed.ts'

const lea = editionOf('LEA')
const wda = editionOf('WDA')
const dow = editionOf('DOW')
const itemOf = (key: string, ...asked: Parameters<typeof itemsFor>) =>
  itemsFor(...asked).find((one) => one.key === key)

describe('who is asked what', () => {
  test('a new member of staff is asked for the induction, the documents, the policy and a self-check', () => {
    expect(standings(reader(['teacher']), askedNow(lea))).toEqual({
      'learn:policy': 'never',
      'given:Staff Code of Conduct': 'never',
      'given:ICT and Internet Acceptable Use Policy': 'never',
      'read:policy': 'never',
      'self-check': 'never',
      'document:ICT and Internet Acceptable Use Policy': 'offered',
    })
  })

  test('what an account waits for is there for those whom the policy binds, and for nobody else', () => {
    const key = 'document:ICT and Internet Acceptable Use Policy'

    expect(standings(reader(['volunteer']), askedNow(lea))[key]).toBe('offered')
    expect(standings(reader(['pupil']), askedNow(lea))).not.toHaveProperty([key])
    expect(standings(reader(['channel-manager']), askedNow(lea))[key]).toBe('never')
  })

  test('who runs an account signs the acceptable use policy, and is so given it', () => {
    const [manager, clause] = [reader(['teacher', 'channel-manager']), 'LEA-12.02']
    const key = 'document:ICT and Internet Acceptable Use Policy'

    expect(standings(manager, askedNow(lea))).not.toHaveProperty([key.replace('document', 'given')])
    expect(itemOf(key, manager, askedNow(lea))).toMatchObject({
      asks: 'sign',
      askedBy: [clause, 'LEA-7.03'],
      before: ['run-account'],
    })
  })

  test('two acceptable use policies are two documents, one to understand and one to sign', () => {
    const now = askedNow(wda)
    const manager = reader(['teacher', 'channel-manager'])

    expect(itemOf('document:Acceptable use policies (AUP)', manager, now)?.asks).toBe('understand')
    expect(itemOf('document:Acceptable use policy for social media', manager, now)?.asks).toBe(
      'sign',
    )
  })

  test('staff are given the whistleblowing procedure at induction, and nobody else is', () => {
    const key = 'given:Whistleblowing procedure'

    expect(itemOf(key, reader(['volunteer']), askedNow(wda))?.askedBy).toEqual(['WDA-10.08'])
    expect(itemOf(key, reader(['parent']), askedNow(wda))).toBeUndefined()
  })

  test('pupils are asked where the policy covers them, for what concerns them, and parents never', () => {
    const pupil = itemOf('read:policy', reader(['pupil']), askedNow(dow))
    const teacher = itemOf('read:policy', reader(['teacher']), askedNow(dow))

    expect(pupil?.clauses.length).toBeLessThan(teacher?.clauses.length ?? 0)
    expect(standings(reader(['pupil']), askedNow(lea))).toEqual({})
    expect(standings(reader(['parent']), askedNow(dow))).toEqual({})
  })

  test('a director is asked from the day on which the text takes directors in', () => {
    const director = reader(['director'])

    expect(standings(director, askedNow(dow, { today: '2024-10-03' }))).toEqual({})
    expect(standings(director, askedNow(dow, { today: '2024-10-04' }))).toHaveProperty(
      'read:policy',
    )
  })

  test('the whole policy and its section are asked for at once, as firmly as either', () => {
    expect(itemOf('read:policy', reader(['teacher']), askedNow(dow))).toMatchObject({
      asks: 'understand',
      askedBy: ['DOW-3.14', 'DOW-4.01'],
      own: false,
    })
    expect(itemOf('read:policy', reader(['pupil']), askedNow(dow))).toMatchObject({
      asks: 'read',
      own: true,
    })
  })
})

describe('people in doubt', () => {
  const settled = (as: string) =>
    rewritten(dow, 'scope.volunteers: { reading: unset', `scope.volunteers: { reading: ${as}`)

  test.each([
    ['unset', 'are asked, with the doubt', dow, true, true],
    ['strict', 'are asked without a doubt', settled('strict'), true, false],
    ['lenient', 'are not asked', settled('lenient'), false, false],
  ])('while the setting is %s they %s', (...given) => {
    const [, , edition, isAsked, isDoubtful] = given
    const item = itemOf('read:policy', reader(['volunteer']), askedNow(edition))

    expect([item !== undefined, item?.doubt !== undefined]).toEqual([isAsked, isDoubtful])
  })

  test('somebody who counts for another reason is in no doubt', () => {
    const both = reader(['volunteer', 'teacher'])

    expect(itemOf('read:policy', both, askedNow(dow))?.doubt).toBeUndefined()
  })
})

describe('by when', () => {
  const dueOf = (since: string | undefined, askedSince: string) =>
    itemOf('read:policy', reader(['teacher'], { since }), askedNow(lea, { askedSince }))?.due

  test.each([
    ['a starter has the days from their first', '2026-11-10', '2026-09-01', '2026-11-24'],
    [
      'who was here before has them from when the edition asked',
      '2020-01-01',
      '2026-11-01',
      '2026-11-15',
    ],
    [
      'of whom nobody knows since when has them from then too',
      undefined,
      '2026-11-01',
      '2026-11-15',
    ],
  ])('%s', (...given) => {
    const [, since, askedSince, due] = given

    expect(dueOf(since, askedSince)).toBe(due)
  })
})
