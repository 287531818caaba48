import { expect, test } from 'vitest'

import { mistakesIn, readDemonstration } from './read-demonstration.ts'
import { trustData } from './trust-data.ts'

const read = readDemonstration('demonstration')
if (!read.ok) throw new Error(read.error.join('\n'))
const { shared } = read.value

const school = {
  name: 'Ash School',
  urn: '999999',
  phase: 'primary',
  day: 'primary',
  areas: ['Staff room'],
  staff: {},
}
const head = { key: 'head', name: ['Ada', 'Ashdown'], is: ['leadership at ash'] }
const file = (change: object) => ({
  schools: { ash: school },
  central: {},
  no_deputy_at: 'ash',
  cast: [head],
  ...change,
})
const mistakes = (change: object) => {
  const trust = trustData.safeParse(file(change))
  if (!trust.success) return trust.error.issues.map(({ message }) => message)
  return mistakesIn(trust.data, shared)
}

test('a file that hangs together has no mistakes', () => {
  expect(mistakes({})).toEqual([])
})

test.each([
  ['a school that is not there', { no_deputy_at: 'oak' }, 'no school oak'],
  ['a person at such a school', { cast: [{ ...head, is: ['teacher at oak'] }] }, 'no school oak'],
  ['a parent that is not there', { cast: [{ ...head, parents: { mum: 'yes' } }] }, 'no parent mum'],
  ['two people of one key', { cast: [head, head] }, 'head is there twice'],
  [
    'a role of a school held for the trust',
    { cast: [{ ...head, holds: ['dsl'] }] },
    'dsl is not held for the trust',
  ],
  [
    'a role of the trust held at a school',
    { cast: [{ ...head, holds: ['alternate trust-dpo at ash'] }] },
    'trust-dpo is not held at a school',
  ],
  [
    'a plan that is not there',
    { schools: { ash: { ...school, day: 'night' } } },
    'no plan of a day night',
  ],
  [
    'the number of a school that could be real',
    { schools: { ash: { ...school, urn: '112233' } } },
    'an invented URN begins with 999',
  ],
  [
    'someone to sign in as who has nothing to try',
    { cast: [{ ...head, who: 'headteacher' }] },
    'who someone is and what they can try go together',
  ],
])('%s is said', (_, change, words) => {
  expect(mistakes(change)).toEqual([words])
})

test('a word that is no kind of person and no role is an error', () => {
  expect(mistakes({ cast: [{ ...head, is: ['wizard at ash'] }] })).toHaveLength(1)
  expect(mistakes({ cast: [{ ...head, holds: ['wizard at ash'] }] })).toHaveLength(1)
})

test('each trust has about a dozen people to sign in as, with a line of what to try', () => {
  for (const { cast } of read.value.trusts.values()) {
    const offered = cast.filter(({ who, try: tries }) => who !== undefined && tries !== undefined)
    expect(offered.length).toBeGreaterThanOrEqual(12)
    expect(offered.length).toBeLessThanOrEqual(16)
  }
})

test('each trust has a clerk to sign in as, and two have a head of two schools', () => {
  const trusts = [...read.value.trusts.values()].map(({ cast }) =>
    cast.filter(({ who }) => who !== undefined),
  )
  const heads = trusts.flatMap((cast) =>
    cast.filter(({ holds }) => holds.filter(({ role }) => role === 'headteacher').length === 2),
  )

  expect(trusts.every((cast) => cast.some(({ key }) => key === 'clerk'))).toBe(true)
  expect(heads.map(({ key }) => key)).toEqual(['head-of-two', 'head-of-two'])
})
