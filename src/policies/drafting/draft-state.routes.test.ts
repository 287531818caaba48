import { beforeAll, expect, test } from 'vitest'

import { approvingPages } from '#test/approving-pages.ts'
import { decidingIn } from '#test/approving.ts'
import { testDb } from '#test/test-db.ts'

const pages = await approvingPages(await testDb())
const { world, at } = pages
const { record } = decidingIn(world)

beforeAll(() => world.decideBy('record'))

test('an approved draft says on each of its pages what people know: coming, in force, replaced', async () => {
  const first = await world.sent('4.0', { from: '2027-04-01' })
  const next = await world.sent('5.0', { from: '2027-09-01' })
  const said = async (day: string) => {
    const reader = await at(`${day}T12:00:00Z`, world.author)
    const [overview, settings] = [
      await reader.get(`/drafts/${first.draftId}`),
      await reader.get(`/drafts/${first.draftId}/settings`),
    ]
    const [, tag = ''] =
      /<dt[^>]*>\s*State\s*<\/dt>[^]*?<strong[^>]*>\s*([^<]*?)\s*<\/strong/.exec(overview.page) ??
      []
    const [, why = ''] = /<p class="govuk-inset-text">([^<]*)</.exec(settings.page) ?? []
    return [tag, why]
  }
  expect(await said('2026-11-20')).toEqual([
    'In review',
    expect.stringContaining('with those who decide'),
  ])
  await record(first, world.clerk)

  expect(await said('2027-03-31')).toEqual([
    'In force from 1 April 2027',
    expect.stringContaining('its day is yet to come'),
  ])
  expect(await said('2027-04-01')).toEqual([
    'In force since 1 April 2027',
    expect.stringContaining('the policy in force'),
  ])
  await record(next, world.clerk)
  expect(await said('2027-09-01')).toEqual([
    'Replaced on 1 September 2027',
    expect.stringContaining('another edition took its place'),
  ])
})
