import { beforeAll, describe, expect, test } from 'vitest'

import { logSecretOf, signerFor } from '#audit/log-secret.ts'
import { approvalOf } from '#policies/approving/find-package.ts'
import type { Package } from '#policies/approving/package.ts'
import { noteText } from '#policies/approving/sealing/seal-package.ts'

import { approvingWorld, decidingIn } from '#test/approving.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const world = await approvingWorld(db)
const { trust, needs } = world
const { trustId } = trust
const { vote, states } = decidingIn(world)
const [ash = '', birch = '', cedar = ''] = world.trustees

describe('what was changed after sealing is not decided on', () => {
  beforeAll(() => world.decideBy('vote'))
  /** Past the software and past what the tables hold, as only the owner of a database can. */
  const asOwner = (statement: string) =>
    db.engine.exclusively((owner) =>
      owner.script(`BEGIN; SELECT set_config('app.trust', '${trustId}', true);
        ALTER TABLE draft DISABLE TRIGGER USER; ALTER TABLE policy_package DISABLE TRIGGER USER;
        ${statement};
        ALTER TABLE draft ENABLE TRIGGER USER; ALTER TABLE policy_package ENABLE TRIGGER USER;
        COMMIT`),
    )
  const brokenOf = async (one: Package) => {
    const cast = await vote(one, ash)
    return !cast.ok && cast.error.type === 'seal-broken' ? cast.error.by : cast
  }

  test('the draft, past the software', async () => {
    const one = await world.sent('6.0')
    await asOwner(`UPDATE draft SET source = source || ' ' WHERE draft_id = '${one.draftId}'`)

    expect(await brokenOf(one)).toEqual(['the draft was changed since it was sealed'])
  })

  test.each([
    [
      'a part of the package',
      `UPDATE package_part SET value = replace(value, 'Trust Board', 'Trust Beard') WHERE part = 'words' AND`,
      'its part “words” is not what was sealed',
    ],
    ['a part taken away', `DELETE FROM package_part WHERE part = 'replay' AND`, 'is missing'],
    [
      'the hash of the package',
      `UPDATE policy_package SET sha256 = repeat('0', 64) WHERE`,
      'its manifest is not what was hashed',
    ],
    [
      'the day from which it is in force',
      `UPDATE policy_package SET in_force_from = '2027-01-02' WHERE`,
      'what is recorded of it is not what was sealed',
    ],
    [
      'how many have to vote',
      `UPDATE policy_package SET quorum = 3 WHERE`,
      'what is recorded of it is not what was sealed',
    ],
  ])('%s', async (_, change, says) => {
    const one = await world.sent('6.1')
    await asOwner(`${change} package_id = '${one.packageId}'`)

    expect(await brokenOf(one)).toContainEqual(expect.stringContaining(says))
    expect(await states(one)).toEqual(['in-review', 'in-review'])
  })

  test('the seal made anew with a key that the log does not name', async () => {
    const one = await world.sent('6.11')
    const other = signerFor(logSecretOf({ secret: 'somebody else’s secret, long enough' }), trustId)
    const note = other.sign(noteText(one.packageId, one.sha256))
    await asOwner(
      `UPDATE policy_package SET note = $$${note}$$, public_key = '${other.publicKey}' WHERE package_id = '${one.packageId}'`,
    )

    expect(await brokenOf(one)).toEqual(['the audit log does not name its hash'])
  })

  test('and the text of an edition in force that was changed shows', async () => {
    const one = await world.sent('6.2')
    for (const trustee of [ash, birch, cedar]) await vote(one, trustee)
    await asOwner(`UPDATE edition SET source = source || ' ' WHERE seal = '${one.seal}'`)

    expect((await approvalOf(needs, { trustId, seal: one.seal }))?.broken).toEqual([
      'the text of the edition is not what was approved',
    ])
  })
})
