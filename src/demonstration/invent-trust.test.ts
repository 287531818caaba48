import { expect, test } from 'vitest'

import { readDay, yearsFrom } from '#core/day.ts'
import { dayOf } from '#core/iso-day.ts'
import { clockAt } from '#core/clock.ts'
import { isWork, kinds } from '#people/person.ts'

import { inventTrust } from './invent-trust.ts'
import { readDemonstration } from './read-demonstration.ts'

const read = readDemonstration('demonstration')
if (!read.ok) throw new Error(read.error.join('\n'))
const { shared, trusts } = read.value
const slugs = [...trusts.keys()]
const days = ['2026-11-20', '2027-02-28', '2028-02-29', '2026-08-31', '2026-09-01']

const invented = (slug: string, day = '2026-11-20') => {
  const trust = trusts.get(slug)
  if (!trust) throw new Error(slug)
  return inventTrust(trust, { shared, slug, day })
}
const peopleOf = (slug: string, day?: string) => [...invented(slug, day).people.values()]

test('each of the five trusts has invented schools and people', () => {
  expect(slugs).toEqual(['dowmat', 'leading-edge', 'st-clare', 'trinity', 'whinless-down'])
})

test.each(slugs)('%s has three or four schools, about 50 at work and about 120 pupils', (slug) => {
  const { schools, people } = invented(slug)
  const all = [...people.values()]
  const count = (has: (kind: (typeof kinds)[number]) => boolean) =>
    all.filter(({ stays }) => stays.some(({ kind }) => has(kind))).length

  expect(schools.size).toBeGreaterThanOrEqual(3)
  expect(schools.size).toBeLessThanOrEqual(4)
  expect(count(isWork)).toBeGreaterThan(38)
  expect(count(isWork)).toBeLessThan(60)
  expect(count((kind) => kind === 'pupil')).toBeGreaterThan(110)
  expect(count((kind) => kind === 'pupil')).toBeLessThan(140)
})

test('between them the trusts have people of every kind', () => {
  const found = slugs.flatMap((slug) => peopleOf(slug).flatMap(({ stays }) => stays))

  expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(kinds))
})

test('the schools of all trusts differ in name, and in a number no real school has', () => {
  const schools = slugs.flatMap((slug) => [...invented(slug).schools.values()])
  const urns = schools.map(({ urn }) => urn)

  expect(new Set(schools.map(({ name }) => name)).size).toBe(schools.length)
  expect(new Set(urns).size).toBe(schools.length)
  expect(urns.every((urn) => urn?.startsWith('999'))).toBe(true)
})

test.each(days)('loaded on %s, the terms of that school year and the next are in order', (day) => {
  for (const slug of slugs) {
    for (const { calendar } of invented(slug, day).schools.values()) {
      const edges = calendar.terms.flatMap(({ from, to }) => [from, to])
      expect(edges).toEqual(edges.toSorted())
      expect(calendar.terms).toHaveLength(6)
      expect(calendar.terms.some(({ to }) => to > day)).toBe(true)
    }
  }
})

/** The ages and years since leaving of those of the cast that left, as they came out and as wanted. */
const leaversOn = (day: string) => {
  const years = (from = '') => yearsFrom(readDay(from), readDay(day))
  return slugs.flatMap((slug) => {
    const { people } = invented(slug, day)
    const cast = trusts.get(slug)?.cast.filter(({ left }) => left !== undefined) ?? []
    return cast.map(({ key, aged, left }) => {
      const { stays = [], dateOfBirth } = people.get(key) ?? {}
      const until = stays.find(({ kind }) => kind === 'pupil')?.until
      return { key, came: [years(dateOfBirth), years(until)], wanted: [aged, left] }
    })
  })
}

test.each(days)('loaded on %s, leavers are as old and left as long ago as the cast says', (day) => {
  const leavers = leaversOn(day)

  expect(leavers.length).toBeGreaterThanOrEqual(25)
  expect(leavers.map(({ came }) => came)).toEqual(leavers.map(({ wanted }) => wanted))
})

test.each(slugs)(
  '%s has leavers of this summer under 18 and of one, two and three years ago',
  (slug) => {
    const ages = peopleOf(slug).flatMap(({ stays, dateOfBirth = '' }) =>
      stays.flatMap(({ kind, until }) =>
        kind === 'pupil' && until !== undefined
          ? [
              {
                years: yearsFrom(readDay(until), 20261120),
                age: yearsFrom(readDay(dateOfBirth), 20261120),
              },
            ]
          : [],
      ),
    )

    expect(ages.map(({ years }) => years)).toEqual(expect.arrayContaining([0, 1, 2, 3]))
    expect(ages.some(({ years, age }) => years === 0 && age < 18)).toBe(true)
  },
)

test.each(slugs)(
  '%s has somebody at work who was a pupil, and somebody at work who is a parent',
  (slug) => {
    const people = peopleOf(slug)
    const works = people.filter(({ stays }) => stays.some(({ kind }) => isWork(kind)))

    expect(
      works.some(({ stays }) => stays.some(({ kind, until }) => kind === 'pupil' && until)),
    ).toBe(true)
    expect(works.some(({ stays }) => stays.some(({ kind }) => kind === 'parent'))).toBe(true)
  },
)

test.each(slugs)('in %s who came back to work began after leaving as a pupil', (slug) => {
  const returned = days.flatMap((day) =>
    peopleOf(slug, day).flatMap(({ stays }) => {
      const left = stays.find(({ kind }) => kind === 'pupil')?.until
      const began = stays.find(({ kind }) => kind === 'staff')?.from
      return left === undefined || began === undefined ? [] : [{ left, began, day }]
    }),
  )

  expect(returned).toHaveLength(days.length)
  expect(returned.filter(({ left, began, day }) => began <= left || began > day)).toEqual([])
})

test.each(slugs)(
  '%s has siblings, and parents with and without parental responsibility',
  (slug) => {
    const { people, links } = invented(slug)
    const byParent = Map.groupBy(links, ({ parentId }) => parentId)
    const ids = new Set([...people.values()].map(({ personId }) => personId))

    expect([...byParent.values()].some((children) => children.length > 1)).toBe(true)
    expect(new Set(links.map(({ hasResponsibility }) => hasResponsibility))).toEqual(
      new Set([true, false]),
    )
    expect(links.every(({ pupilId, parentId }) => ids.has(pupilId) && ids.has(parentId))).toBe(true)
  },
)

test.each(slugs)('in %s no two addresses are the same, and no child has one', (slug) => {
  const people = peopleOf(slug)
  const addresses = people.flatMap(({ email }) => email ?? [])

  expect(new Set(addresses).size).toBe(addresses.length)
  expect(addresses.every((email) => email.endsWith('.example'))).toBe(true)
  expect(
    people.filter(({ yearGroup, email }) => yearGroup !== undefined && email !== undefined),
  ).toEqual([])
})

const youngest = { 'middle-secondary': 8, secondary: 11, 'sixteen-plus': 16 }
const oldest = { nursery: 4, primary: 11, 'middle-secondary': 13, secondary: 16 }

test.each(slugs)('in %s every pupil is of an age that the school takes', (slug) => {
  const { schools, people } = invented(slug)
  const phases = new Map([...schools.values()].map(({ schoolId, phase }) => [schoolId, phase]))
  const pupils = [...people.values()].flatMap(({ stays, dateOfBirth = '' }) =>
    stays
      .filter(({ kind, until }) => kind === 'pupil' && until === undefined)
      .map(({ schoolId = '' }) => ({
        phase: String(phases.get(schoolId)),
        age: yearsFrom(readDay(dateOfBirth), 20261120),
      })),
  )
  const from = new Map(Object.entries(youngest))
  const to = new Map(Object.entries(oldest))

  expect(pupils.length).toBeGreaterThan(90)
  expect(
    pupils.filter(({ phase, age }) => age < (from.get(phase) ?? 2) || age > (to.get(phase) ?? 18)),
  ).toEqual([])
})

test('an invented trust is the same each time but for its ids', () => {
  const names = () =>
    peopleOf('trinity').map(({ givenName, familyName }) => [givenName, familyName])

  expect(names()).toEqual(names())
})

test('nobody has two roles that are the same, and roles begin when the work does', () => {
  for (const slug of slugs) {
    const { holdings, people } = invented(slug, dayOf(clockAt('2026-11-20T12:00:00Z').now()))
    const keys = holdings.map(({ personId, role, schoolId }) => `${personId} ${role} ${schoolId}`)
    expect(new Set(keys).size).toBe(keys.length)
    const byId = new Map([...people.values()].map((person) => [person.personId, person]))
    for (const { personId, from } of holdings) {
      const stays = byId.get(personId)?.stays ?? []
      expect(stays.some((stay) => isWork(stay.kind) && (stay.from ?? '') <= from)).toBe(true)
    }
  }
})

test.each(slugs)('in %s nobody who watches over data or the record runs the system', (slug) => {
  const byPerson = Map.groupBy(invented(slug).holdings, ({ personId }) => personId)
  const held = [...byPerson.values()].map((all) => all.map(({ role }) => role))
  const administrators = held.filter((all) => all.includes('system-administrator'))

  expect(administrators).toHaveLength(2)
  expect(administrators.flat()).not.toContain('trust-dpo')
  expect(administrators.flat()).not.toContain('clerk')
})
