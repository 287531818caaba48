import { beforeAll, expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { approvingWorld, decidingIn } from '#test/approving.ts'
import { testDb } from '#test/test-db.ts'

import { approvalOf } from './find-package.ts'
import type { Package } from './package.ts'
import { sealBrokenBy } from './seal-standing.ts'
import { openSeenSeals } from './seen-seals.ts'

const db = await testDb()
const world = await approvingWorld(db)
const { trustId } = world.trust
const { vote } = decidingIn(world)
const noon = clockAt('2026-11-20T12:00:00Z').now()
beforeAll(() => world.decideBy('vote'))

/** Past the software, as only the owner of a database can. */
const asOwner = (statement: string) =>
  db.engine.exclusively((owner) =>
    owner.script(`BEGIN; SELECT set_config('app.trust', '${trustId}', true);
      ALTER TABLE policy_package DISABLE TRIGGER USER; ${statement};
      ALTER TABLE policy_package ENABLE TRIGGER USER; COMMIT`),
  )

async function approved(label: string): Promise<Package> {
  const one = await world.sent(label)
  for (const trustee of world.trustees.slice(0, 2)) await vote(one, trustee)
  return one
}

function looking({ seal }: Package) {
  let now = noon.getTime()
  let looks = 0
  const seals = openSeenSeals({
    clock: { now: () => new Date(now) },
    look: (tx, one) => {
      looks += 1
      return sealBrokenBy(tx, one)
    },
  })
  return {
    wait: (minutes: number) => {
      now += minutes * 60_000
    },
    looks: () => looks,
    broken: async () => (await approvalOf({ db, seals }, { trustId, seal }))?.broken,
  }
}

test('a package that nobody wrote to is not hashed again for an hour', async () => {
  const { broken, looks, wait } = looking(await approved('8.0'))

  for (const minutes of [0, 30, 29]) {
    wait(minutes)
    expect(await broken()).toEqual([])
  }
  expect(looks()).toBe(1)
  wait(1)
  await broken()
  expect(looks()).toBe(2)
})

test.each([
  [
    'a part',
    `UPDATE package_part SET value = value || ' ' WHERE part = 'words' AND package_id =`,
    'its part “words” is not what was sealed',
  ],
  [
    'a part taken away',
    `DELETE FROM package_part WHERE part = 'replay' AND package_id =`,
    'its part “replay” is missing',
  ],
  [
    'the hash',
    `UPDATE policy_package SET sha256 = repeat('0', 64) WHERE package_id =`,
    'its manifest is not what was hashed',
  ],
  [
    'the text in force',
    `UPDATE edition SET source = source || ' ' WHERE seal =`,
    'the text of the edition is not what was approved',
  ],
  [
    'the entry of the log taken away',
    `DELETE FROM audit_entry WHERE action = 'package.sealed' AND subject_id =`,
    'the audit log does not name its hash',
  ],
])('%s changed in the database shows at the next look', async (what, change, says) => {
  const one = await approved(`8.1 ${what}`)
  const { broken } = looking(one)
  expect(await broken()).toEqual([])

  await asOwner(`${change} '${change.includes('seal =') ? one.seal : one.packageId}'`)

  expect(await broken()).toContainEqual(says)
  expect(await broken()).toContainEqual(says)
})

test('a change of another package is none of this one', async () => {
  const [one, other] = [await approved('8.2'), await approved('8.3')]
  const { broken, looks } = looking(one)
  await broken()
  await asOwner(
    `UPDATE package_part SET value = value || ' ' WHERE part = 'rules' AND package_id = '${other.packageId}'`,
  )

  expect(await broken()).toEqual([])
  expect(looks()).toBe(1)
})
