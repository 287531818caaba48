import { expect, test } from 'vitest'

import { openDoor } from '#access/door.ts'
import { findAPerson } from '#people/looking/find-a-person.ts'
import { roles } from '#people/roles/role.ts'
import { visitor } from '#test/at-the-door.ts'
import { disclosableIn, makeDisclosers } from '#test/disclosing.ts'
import { makePerson } from '#test/makers.ts'
import { testDb } from '#test/test-db.ts'

import { disclosureAsThing } from './disclosure-as-thing.ts'
import { listDisclosuresTo } from './list-disclosures.ts'

const db = await testDb()
const made = await makeDisclosers(db)
const { trust, school, sister, staffAt, teacher, head, disclosed } = made
const { trustId } = trust
const day = '2026-11-20'

test('lists show the disclosures that the door lets somebody decide on, and no others', async () => {
  const door = openDoor()
  const central = await makePerson(db, trust, { stays: [{ kind: 'staff' }] })
  const moved = await makePerson(db, trust, {
    stays: [
      { kind: 'staff', schoolId: school.schoolId, until: '2026-11-20' },
      { kind: 'staff', schoolId: sister.schoolId, from: '2026-11-20' },
    ],
  })
  const elsewhere = await staffAt(sister.schoolId)
  const all = []
  for (const by of [teacher, elsewhere, central.personId, moved.personId, head]) {
    const toLeads = { disclosable: disclosableIn('LEA', 'tie'), to: ['dsl', 'deputy-dsl'] }
    const approval = disclosableIn('LEA', 'approval')
    all.push(await disclosed({ by }))
    all.push(await disclosed({ by, ...toLeads }))
    all.push(await disclosed({ by, kind: 'approval', disclosable: approval, to: ['line-manager'] }))
  }
  const second = await staffAt(school.schoolId, ['headteacher'])
  all.push(await disclosed({ chosen: [second] }), await disclosed({ chosen: [head] }))
  const things = await Promise.all(
    all.map(async (disclosure) => {
      const author = await findAPerson({ db }, { trustId, personId: disclosure.personId })
      return { disclosure, thing: disclosureAsThing(trustId, disclosure, { author, day }) }
    }),
  )
  let opened = 0
  for (const role of roles) {
    for (const schoolId of [undefined, school.schoolId, sister.schoolId]) {
      const holdings = [{ role, schoolId, capacity: 'holder' as const }]
      const asker = visitor({ trustId, personId: head, holdings })
      const may = things.filter(({ thing }) =>
        door.allows({ asker, action: 'decide-disclosure', thing }),
      )
      const listed = await listDisclosuresTo(
        { db },
        { visitor: asker, day, waiting: true, most: 99 },
      )
      opened += may.length

      expect(listed.disclosures.map(({ disclosureId }) => disclosureId).toSorted()).toEqual(
        may.map(({ disclosure }) => disclosure.disclosureId).toSorted(),
      )
    }
  }
  expect(opened).toBeGreaterThan(10)
})
