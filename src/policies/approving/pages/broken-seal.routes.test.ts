import { describe, expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { approvingPages } from '#test/approving-pages.ts'
import { modelLibrary } from '#test/model-trust.ts'
import { dayFields } from '#test/people-pages.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const { world, trustees, sending, send } = await approvingPages(db)
const { trust } = world
const { trustId } = trust
const [ash, birch] = trustees
await world.decideBy('vote')

describe('a broken seal shows', () => {
  const asOwner = (statement: string) =>
    db.engine.exclusively((owner) =>
      owner.script(
        `BEGIN; SELECT set_config('app.trust', '${trustId}', true); ${statement}; COMMIT`,
      ),
    )

  test('on the package’s page and on the policy’s, and nobody can decide on it', async () => {
    const path = await send('5.0')
    const id = path.replace('/packages/', '')
    await asOwner(
      `UPDATE package_part SET value = value || ' ' WHERE part = 'words' AND package_id = '${id}'`,
    )

    const { page } = await ash.get(path)
    expect(page).toContain('The seal is broken')
    expect(page).not.toContain('name="vote"')
    const cast = await ash.post(`${path}/vote`, { vote: 'for' })
    expect([cast.status, cast.page.includes('nobody can decide on it')]).toEqual([422, true])
  })

  test('on the page of its draft’s approval', async () => {
    const { draftId, packageId } = await world.sent('5.2')
    const approval = async () => (await ash.get(`/drafts/${draftId}/approval`)).page
    expect(await approval()).toContain('The seal is whole')

    await asOwner(
      `UPDATE package_part SET value = value || ' ' WHERE part = 'words' AND package_id = '${packageId}'`,
    )

    expect(await approval()).toContain('The seal is broken')
  })

  test('on the policy’s page when the text in force was changed, and in the file', async () => {
    const path = await send('5.1', sending(dayFields('from', '2026-11-21')))
    for (const trustee of [ash, birch]) await trustee.post(`${path}/vote`, { vote: 'for' })
    const tomorrow = testApp({
      db,
      library: modelLibrary(),
      clock: clockAt('2026-11-21T09:00:00Z'),
    })
    const policy = async () => (await tomorrow.request(`/trusts/${trust.slug}/policy`)).text()
    expect(await policy()).toContain('of 3 who could vote')
    expect(await policy()).not.toContain('The seal of this policy is broken')

    const id = path.replace('/packages/', '')
    await asOwner(`UPDATE edition SET source = replace(source, 'Relatives are', 'Friends are')
      WHERE seal = (SELECT seal FROM policy_package WHERE package_id = '${id}')`)

    expect(await policy()).toContain('The seal of this policy is broken')
    const again = testApp({ db, library: modelLibrary(), clock: clockAt('2026-11-21T09:00:00Z') })
    const reread = await again.request(`/trusts/${trust.slug}/policy`)
    expect([
      reread.status,
      (await reread.text()).includes('seal of this policy is broken'),
    ]).toEqual([500, true])
  })
})
