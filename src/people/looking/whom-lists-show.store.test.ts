import { expect, test } from 'vitest'

import { openDoor } from '#access/door.ts'
import { expected } from '#access/proof/reference.ts'
import { randomWorld } from '#access/proof/random-world.ts'
import type { Question } from '#access/proof/world.ts'
import type { Visitor } from '#access/visitor.ts'
import { clockAt } from '#core/clock.ts'
import { dayOf } from '#core/iso-day.ts'
import { randomFrom } from '#core/random.ts'
import { findPerson } from '#people/people.store.ts'
import { findVisitor } from '#people/sign-in/sessions/visitor.store.ts'
import { keepWorld, type KeptBeing } from '#test/kept-world.ts'
import { testDb } from '#test/test-db.ts'

import { findPeople } from './people-listed.store.ts'
import { personAsThing } from './person-as-thing.ts'
import { visiblePeople } from './visible-people.ts'

// Made-up worlds are kept in the database, and what the rows come to there, who somebody is today, what a
// person is to the door, whom a list shows, is compared with what the promises say of the world itself.

const db = await testDb()
const decide = openDoor()
const now = clockAt('2026-11-20T12:00:00Z').now()
const worlds = 25

type Visible = typeof visiblePeople

test('who has signed in, whom they may see and whom lists show is what the promises say', async () => {
  const random = randomFrom(31)
  const seen = { visitors: 0, listed: 0, decisions: 0 }
  for (let world = 0; world < worlds; world++) {
    const people = await keepWorld(db, randomWorld(random), now)
    for (const one of people) {
      const visitor = await visitorFor(one)
      expect([one.being, visitor !== undefined]).toEqual([one.being, mayComeIn(one)])
      if (visitor === undefined) continue
      const shown = await listedTo(visitor, visiblePeople)
      expect([one.being, shown]).toEqual([one.being, promised(one, people)])
      seen.decisions += await compareDecisions(one, { visitor, people })
      seen.visitors += 1
      seen.listed += shown.length
    }
  }

  expect(seen.visitors).toBeGreaterThan(worlds)
  expect(seen.listed).toBeGreaterThan(worlds / 2)
  expect(seen.decisions).toBeGreaterThan(worlds * 10)
})

const wrongly: readonly (readonly [string, Visible])[] = [
  [
    'everyone to whoever sees adults',
    (who) => ({ ...visiblePeople(who), ...everyoneForAdults(who) }),
  ],
  [
    'a school’s people to its line managers',
    (who) => visiblePeople(renamed(who, 'line-manager', 'dsl')),
  ],
  ['nobody to deputies', (who) => visiblePeople(renamed(who, 'deputy-dsl', 'clerk'))],
  ['the whole trust to whoever sees a school', (who) => visiblePeople(everywhere(who))],
  ['nobody to those who hold a role for the trust', (who) => visiblePeople(atSchools(who))],
]

test.each(wrongly)('a list that shows %s is noticed', async (_, visible) => {
  const random = randomFrom(31)
  let differences = 0
  for (let world = 0; world < worlds && differences === 0; world++) {
    const people = await keepWorld(db, randomWorld(random), now)
    for (const one of people) {
      const visitor = await visitorFor(one)
      if (visitor === undefined) continue
      const shown = await listedTo(visitor, visible)
      if (String(shown) !== String(promised(one, people))) differences += 1
    }
  }

  expect(differences).toBeGreaterThan(0)
})

async function visitorFor({ trustId, token }: KeptBeing): Promise<Visitor | undefined> {
  const found = await db.transactionFor(trustId, (tx) => findVisitor(tx, { token, now }))
  return found?.visitor
}

/** Somebody comes in who is something today, and not only a pupil, as the trust did not let pupils in. */
function mayComeIn({ being }: KeptBeing): boolean {
  return being.stays.some(
    ({ kind, from = 0, until = 1 }) => kind !== 'pupil' && from <= 0 && until > 0,
  )
}

/** Whom the list of people shows to somebody, whatever is sought. */
async function listedTo(visitor: Visitor, visible: Visible): Promise<readonly string[]> {
  const which = { visible: visible(visitor), day: dayOf(now), words: [] }
  const slice = { limit: 1000, offset: 0, now }
  const people = await db.transactionFor(visitor.trustId, (tx) => findPeople(tx, which, slice))
  return people.map(({ personId }) => personId).toSorted()
}

/** Whom the promises let somebody see who signed in well just now. */
function promised({ being }: KeptBeing, people: readonly KeptBeing[]): readonly string[] {
  const asking = { being, strong: true, idleMinutes: 0 }
  return people
    .filter((one) => {
      const about = { what: 'person', being: one.being } as const
      return expected({ asking, action: 'see-person', about }).allowed
    })
    .map(({ personId }) => personId)
    .toSorted()
}

/** What the door says, told of rows, against what the promises say, told of the world. */
async function compareDecisions(
  { being, strong, idleMinutes }: KeptBeing,
  { visitor, people }: { readonly visitor: Visitor; readonly people: readonly KeptBeing[] },
): Promise<number> {
  const actions = ['see-person', 'export-held-about-person'] as const
  for (const { trustId, personId, being: about } of people) {
    const person = await db.transactionFor(trustId, (tx) => findPerson(tx, personId))
    if (!person) throw new Error('somebody was not kept')
    for (const action of actions) {
      const asking = { being, strong, idleMinutes }
      const question: Question = { asking, action, about: { what: 'person', being: about } }
      const thing = personAsThing(trustId, person)
      const decision = decide({ asker: visitor, action, thing })
      expect([question, decision]).toEqual([question, expected(question)])
    }
  }
  return people.length * actions.length
}

type Holder = Pick<Visitor, 'holdings'>

function everyoneForAdults(who: Holder): Partial<ReturnType<Visible>> {
  const { everyone, adults } = visiblePeople(who)
  return everyone === 'trust' || adults === 'trust'
    ? { everyone: 'trust' }
    : { everyone: [...everyone, ...adults] }
}

function renamed({ holdings }: Holder, from: string, to: string): Holder {
  return { holdings: holdings.map((held) => (held.role === from ? { ...held, role: to } : held)) }
}

function everywhere({ holdings }: Holder): Holder {
  return { holdings: holdings.map((held) => ({ ...held, schoolId: undefined })) }
}

function atSchools({ holdings }: Holder): Holder {
  return { holdings: holdings.filter(({ schoolId }) => schoolId !== undefined) }
}
