import { clockAt } from '#core/clock.ts'
import type { Db } from '#db/db.ts'
import { addPerson } from '#people/add-person.ts'
import { keepTrust } from '#people/keep-trust.ts'
import type { Person } from '#people/person.ts'
import { keepSchool } from '#people/schools/keep-school.ts'
import type { School } from '#people/schools/school.ts'
import type { Trust } from '#people/trust.ts'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
let made = 0

/** A trust of its own for one test, with an invented name and a code no other in the file has. */
export async function makeTrust(db: Db): Promise<Trust> {
  made += 1
  const code = `T${letters.charAt(Math.floor(made / 26) % 26)}${letters.charAt(made % 26)}`
  return keepTrust({ db }, { code, name: `Invented Trust ${made}`, slug: `invented-trust-${made}` })
}

const clock = clockAt('2026-11-20T12:00:00Z')

/** A school of a trust, by its name. */
export async function makeSchool(db: Db, { trustId }: Trust, name = 'Ash School'): Promise<School> {
  const school = { name, calendar: { terms: [], day: [], designatedAreas: [] } }
  const kept = await keepSchool({ db, clock }, { trustId, by: 'test', school })
  if (!kept.ok) throw new Error(kept.error.type)
  return kept.value
}

/** A person of a trust with an invented name: staff unless something else is said. */
export async function makePerson(
  db: Db,
  { trustId }: Trust,
  person: Partial<Omit<Person, 'personId'>> = {},
): Promise<Person> {
  made += 1
  return addPerson(
    { db, clock },
    {
      trustId,
      by: 'test',
      person: {
        givenName: 'Ada',
        familyName: `Ashdown ${made}`,
        ...person,
        stays: [...(person.stays ?? [{ kind: 'staff', job: 'teacher' }])],
      },
    },
  )
}
