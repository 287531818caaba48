import { describe, expect, test } from 'vitest'

import { newId } from '#core/ids.ts'
import { findDraft } from '#policies/drafts/find-draft.ts'
import { findPackage } from '#policies/approving/find-package.ts'
import { verifyPackage } from '#policies/approving/sealing/verify-package.ts'
import { approvingPages } from '#test/approving-pages.ts'
import { dayFields } from '#test/people-pages.ts'
import { testDb } from '#test/test-db.ts'

import { approvalRows } from './approval-rows.ts'

const db = await testDb()
const { world, at, author, clerk, trustees, teacher, anyone, sending, send } =
  await approvingPages(db)
const { trust } = world
const { trustId } = trust
const [ash, birch] = trustees

const recorded = (more: Record<string, string> = {}) => ({
  outcome: 'approved',
  ...dayFields('met', '2026-11-20'),
  minute: '26/114',
  'votes-for': '7',
  'votes-against': '1',
  'votes-abstained': '0',
  ...more,
})

describe('sending', () => {
  test('the page says where the draft stands, asks for the replay first, and sends it', async () => {
    const { draftId } = await world.draftOf('2.0')
    const { page } = await author.get(`/drafts/${draftId}/approval`)
    expect(page).toMatch(/aria-current="step">\s*Draft/)
    expect(page).toContain('Run the replay first')
    expect(page).toContain('Send for decision')

    const unsaid = await author.post(
      `/drafts/${draftId}/approval/send`,
      sending({ 'without-replay': '' }),
    )
    expect([unsaid.status, unsaid.page.includes('or say that it goes without one')]).toEqual([
      422,
      true,
    ])
    expect(unsaid.page).toContain('value="2027"')
    const sent = await author.post(`/drafts/${draftId}/approval/send`, sending())
    const shown = await author.follow(sent)

    expect(shown.page).toContain('The draft was sealed and is with those who decide')
    expect(shown.page).toContain('The seal is whole')
    expect(shown.page).toContain('No replay was run for this revision')
    expect((await author.get(`/drafts/${draftId}/approval`)).page).toMatch(
      /aria-current="step">\s*In review/,
    )
    expect((await findDraft({ db }, { trustId, draftId }))?.state).toBe('in-review')
  })

  test.each([
    ['a day that has passed', dayFields('from', '2026-11-19'), 'must not have passed'],
    ['no day', dayFields('from', '--'), 'Enter the day from which'],
    ['a revision that is no longer the latest', { revision: '7' }, 'Somebody saved revision 1'],
    ['a form without its id', { package: 'x' }, 'This form is not complete'],
  ])('with %s it is refused and says why', async (_, wrong, says) => {
    const { draftId } = await world.draftOf('2.1')

    const sent = await author.post(`/drafts/${draftId}/approval/send`, sending(wrong))

    expect([sent.status, sent.page.includes(says)]).toEqual([422, true])
  })

  test('what is missing stands there, each with the way to mend it', async () => {
    const { draftId } = await world.draftOf('1.0')

    const { page } = await author.get(`/drafts/${draftId}/approval`)

    expect(page).toContain('What is missing')
    expect(page).toContain('Another edition is called 1.0 already')
    expect(page).not.toContain('action="/trusts/model-trust/drafts/' + draftId + '/approval/send"')
  })

  test('trustees see the page and send nothing; a teacher does not see it', async () => {
    const { draftId } = await world.draftOf('2.2')

    const seen = await ash.get(`/drafts/${draftId}/approval`)
    expect([seen.status, seen.page.includes('Those who write the policy send it')]).toEqual([
      200,
      true,
    ])
    expect((await ash.post(`/drafts/${draftId}/approval/send`, sending())).status).toBe(403)
    expect((await teacher.get(`/drafts/${draftId}/approval`)).status).toBe(403)
  })
})

describe('a meeting’s decision', () => {
  test('is recorded by the clerk, stands on the policy’s page, and is public without names', async () => {
    const path = await send('3.0', sending(dayFields('from', '2026-11-20')))
    expect((await clerk.get('')).page).toContain('Record what was decided on the policy')
    expect((await ash.get('')).page).toContain('Read the policy that is decided on')

    const done = await clerk.post(`${path}/record`, recorded())
    expect((await clerk.follow(done)).page).toContain('The policy was approved')

    const { page } = await anyone('/policy')
    expect(page).toContain('minute 26/114: 7 for, 1 against, 0 abstained')
    expect(page).toContain(`${path}/public`)
    expect(page).not.toContain('paraphrase')
    const shown = await anyone(`${path}/public`)
    expect(shown.page).toContain('How edition 3.0 was approved')
    expect(shown.page).not.toContain('Ashdown')
    expect(await approvalRows({ db })(trustId, await sealOf(path))).toMatchObject([
      [
        'Approval',
        'Approved by the Trust Board on 20 November 2026, minute 26/114: 7 for, 1 against, 0 abstained.',
      ],
      ['In force from', '20 November 2026'],
      ['Seal of the package', expect.stringMatching(/^[0-9a-f]{32}\n[0-9a-f]{32}$/)],
    ])
    const file = await anyone(`${path}/public.json`)
    expect(verifyPackage(file.page).problems).toEqual([])
    expect(file.page).not.toContain(world.author)
    const whole = await clerk.get(`${path}/package.json`)
    expect(verifyPackage(whole.page).problems).toEqual([])
    expect((await clerk.get('')).page).not.toContain(path)
    expect((await clerk.get('')).page).toContain('3.0, in force from 20 November 2026')
  })

  test.each([
    ['no outcome', { outcome: '' }, 'Select what was decided', 'outcome'],
    ['no minute', { minute: '' }, 'Enter where the minutes say so', 'minute'],
    ['no day', dayFields('met', '--'), 'Enter the day of the meeting', 'met-day'],
    ['a day to come', dayFields('met', '2026-11-21'), 'must have been between', 'met-day'],
    ['no count', { 'votes-for': 'most' }, 'Enter how many were for it', 'votes-for'],
    ['a tie', { 'votes-against': '7' }, 'only when more were for it', 'votes-for'],
    ['declined without a reason', { outcome: 'declined' }, 'Say why it was declined', 'reason'],
  ])('with %s it is not recorded, and the field says why', async (...given) => {
    const [, wrong, says, field] = given
    const path = await send('3.1')

    const answer = await clerk.post(`${path}/record`, recorded(wrong))

    expect(answer.status).toBe(422)
    expect(answer.page).toMatch(new RegExp(`href="#${field}"[^>]*>[^<]*${says}`))
    expect(answer.page).toContain(`id="${field}"`)
  })

  test('whoever wrote it cannot record it alone; a trustee who did not can', async () => {
    const { draftId } = await world.draftOf('3.2', world.clerk)
    const sent = await clerk.post(`/drafts/${draftId}/approval/send`, sending())
    const path = sent.location.replace(`/trusts/${trust.slug}`, '').replace('?done=sent', '')

    expect((await clerk.get(path)).page).toContain('You wrote some of this, so another clerk')
    const alone = await clerk.post(`${path}/record`, recorded())
    expect([alone.status, alone.page.includes('so others decide on it')]).toEqual([422, true])
    expect((await ash.get(path)).page).toContain('record-as-trustee')
    expect((await ash.post(`${path}/record-as-trustee`, recorded())).status).toBe(303)
  })

  test('only a clerk or a trustee records, and nobody who does not see drafts sees a package', async () => {
    const path = await send('3.3')

    expect((await author.post(`${path}/record`, recorded())).status).toBe(403)
    expect((await clerk.post(`${path}/vote`, { vote: 'for' })).status).toBe(403)
    expect((await teacher.get(path)).status).toBe(403)
    expect((await anyone(`${path}/public`)).status).toBe(404)
    expect((await anyone(`${path}/public.json`)).status).toBe(404)
    expect((await clerk.get(`/packages/${newId()}`)).status).toBe(404)
  })

  test('withdrawn, it goes back to those who write, who are told on their home page', async () => {
    const path = await send('3.4')
    expect((await author.post(`${path}/withdraw`, { why: '' })).page).toContain('Say why it is')

    const done = await author.post(`${path}/withdraw`, { why: 'A clause is missing' })

    expect((await author.follow(done)).page).toContain('A clause is missing')
    expect((await author.get('')).page).toContain('Go on with the policy that came back')
  })
})

describe('votes', () => {
  test('trustees say how it is decided, and each votes; their home page says by when', async () => {
    const way = { way: 'vote', body: 'Trust Board', quorum: '2', share: 'half', days: '14' }
    expect((await clerk.post('/settings/approval', way)).status).toBe(403)
    expect((await ash.post('/settings/approval', { ...way, quorum: '1' })).page).toContain(
      'Enter how many must vote, from 2',
    )
    expect((await ash.follow(await ash.post('/settings/approval', way))).page).toContain(
      'was saved',
    )
    const path = await send('4.0')

    expect((await ash.get('')).page).toContain('Decide on the policy by 4 December 2026')
    expect((await ash.post(`${path}/vote`, { vote: 'against' })).page).toContain(
      'Say why you are against it',
    )
    const first = await ash.follow(await ash.post(`${path}/vote`, { vote: 'for' }))
    expect(first.page).toContain('Your vote was counted')
    expect(first.page).toContain(
      'So far 1 for, 0 against, 0 abstained. 3 may vote, 2 must be for it',
    )
    expect((await ash.get('')).page).not.toContain('Decide on the policy by 4 December 2026')
    const second = await birch.follow(await birch.post(`${path}/vote`, { vote: 'for' }))

    expect(second.page).toContain('The policy was approved')
    expect(second.page).toMatch(/aria-current="step">\s*Approved/)
  })

  test('a package that nobody decided on has lapsed, and is taken back without waiting', async () => {
    const path = await send('4.1')
    const them = await at('2026-12-05T09:00:00Z', world.author)
    const { page } = await them.get(path)
    expect(page).toContain('so it has lapsed. Nothing is approved by waiting')
    const [draft = ''] = /drafts\/[0-9a-f-]+/.exec(page) ?? []

    const back = await them.follow(await them.post(`/${draft}/approval/back`))

    expect(back.page).toContain('Lapsed')
    expect(back.page).toContain('Send for decision')
    const voter = await at('2026-12-05T09:00:00Z', world.trustees[2] ?? '')
    const late = await voter.post(`${path}/vote`, { vote: 'for' })
    expect([late.status, late.page.includes('This package is closed: lapsed')]).toEqual([422, true])
  })
})

/** The seal of the edition in a package. */
async function sealOf(path: string): Promise<string> {
  const packageId = path.replace('/packages/', '')
  return (await findPackage({ db }, { trustId, packageId }))?.seal ?? ''
}
