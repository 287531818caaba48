import { describe, expect, test } from 'vitest'

import {
  allowing,
  answerTo,
  discloseBy,
  disclosurePages,
  headingOf,
  onDay,
} from '#test/disclosure-pages.ts'
import { dayFields, type Insider } from '#test/people-pages.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()

/** The answer now, to somebody who says which record it is about. */
const answered = async (who: Insider, question: string, record = '') =>
  answerTo(who, record === '' ? question : `${question}&record=${record}`)

describe('at Whinless Down', async () => {
  const { trust, staff } = await disclosurePages(db, 'whinless-down')
  const head = await staff(['headteacher'])
  const about = 'subject.relative=yes&context.pre_existing=yes&context.account=personal'
  const niece = `action=accept-connection&subject.role=pupil&context.channel=facebook&${about}`

  const without = 'Yes, if'

  const allowed = async (as: Readonly<Record<string, string>> = {}) => {
    const teacher = await staff()
    const id = await discloseBy(teacher)
    const decided = await head.post(`/disclosures/${id}/decide`, { ...allowing, ...as })
    expect(decided.status).toBe(303)
    return { teacher, id }
  }

  test('a disclosure that waits changes nothing, and is said to wait', async () => {
    const teacher = await staff()
    await discloseBy(teacher)
    const { page } = await teacher.get(`/ask/check?${niece}`)

    expect(headingOf(await answered(teacher, niece))).toBe(without)
    expect(page).toContain('Your disclosure of 20 November 2026 waits for a decision.')
  })

  test('one that is allowed makes the answer yes, and is cited', async () => {
    const { teacher, id } = await allowed()
    const page = await answered(teacher, niece, id)

    expect(headingOf(page)).toBe('Yes')
    expect(page).toContain(
      'Your disclosure of 20 November 2026, decided by the headteacher, ends 3 May 2027.',
    )
    expect(page).toContain(`/trusts/whinless-down/disclosures/${id}`)
    expect(page).toMatch(/4 May 2027[\s\S]*From this day: Yes, if/)
  })

  test('its author is asked whether the question is about it, and none is an answer', async () => {
    const { teacher, id } = await allowed()
    const asked = await teacher.post('/decisions', Object.fromEntries(new URLSearchParams(niece)))
    const { page } = await teacher.follow(asked)
    const none = await answered(teacher, niece, 'none')

    expect(page).toContain('Which of your disclosures and approvals is this about?')
    expect(page).toContain(`value="${id}"`)
    expect(page).toContain('None of these')
    expect(headingOf(none)).toBe(without)
  })

  test('what was found out is shown with where it comes from before the answer', async () => {
    const { teacher, id } = await allowed()
    const { page } = await teacher.get(`/ask/check?${niece}&record=${id}`)

    expect(page).toMatch(/From what is on record[\s\S]*Yes[\s\S]*decided by the headteacher/)
  })

  test('it holds on its last day, and on the day after the answer is what it was', async () => {
    const { teacher, id } = await allowed()
    const { personId } = teacher
    const lastDay = await onDay(db, { trust, day: '2027-05-03', personId })
    const dayAfter = await onDay(db, { trust, day: '2027-05-04', personId })

    expect(headingOf(await answered(lastDay, niece, id))).toBe('Yes')
    expect(headingOf(await answered(dayAfter, niece, id))).toBe(without)
    expect((await dayAfter.get(`/ask/check?${niece}`)).page).toContain('ended on 3 May 2027')
  })

  test('it does not hold once it is withdrawn', async () => {
    const { teacher, id } = await allowed()
    await teacher.post(`/disclosures/${id}/withdraw`, { revision: '2', words: '' })

    expect(headingOf(await answered(teacher, niece, id))).toBe(without)
  })

  test('nor once the head ends it', async () => {
    const { teacher, id } = await allowed()
    const ended = { decision: 'not-allowed', note: 'It must end', revision: '2' }
    await head.post(`/disclosures/${id}/decide`, ended)

    const page = await answered(teacher, niece, id)
    expect(headingOf(page)).toBe('Advised against')
    expect(page).toContain('It was not allowed.')
  })

  test.each([
    ['for another service', niece.replace('facebook', 'instagram')],
    ['for another kind of person', niece.replace('role=pupil', 'role=parent')],
  ])('nor %s than it names', async (_, question) => {
    const { teacher, id } = await allowed()

    expect(headingOf(await answered(teacher, question, id))).toBe(without)
  })

  test('nor for somebody else, nor somebody else’s for oneself', async () => {
    const { id } = await allowed()
    const colleague = await staff()
    const forOther = await answered(colleague, `${niece}&for=somebody-else`, id)

    expect(headingOf(await answered(colleague, niece, id))).toBe(without)
    expect(forOther).not.toContain('decided by')
  })

  test('conditions are told where it is cited', async () => {
    const { teacher, id } = await allowed({ decision: 'allowed-with-conditions', note: 'Only X' })
    const page = await answered(teacher, niece, id)

    expect(page).toContain('It is allowed with conditions.')
    expect(page).not.toContain('Only X')
  })

  test('who has not signed in says it themselves, as before', async () => {
    const { app } = await disclosurePages(db, 'whinless-down')
    const body = new URLSearchParams(`actor.role=teacher&${niece}&context.disclosed=done`)
    const headers = { host: 'localhost', origin: 'http://localhost' }
    const sent = { method: 'POST', body, headers }
    const { headers: got } = await app.request('/trusts/whinless-down/decisions', sent)
    const page = await (await app.request(got.get('location') ?? '')).text()

    expect(headingOf(page)).toBe('Yes')
  })
})

describe('at Leading Edge', async () => {
  const { trust, staff } = await disclosurePages(db, 'leading-edge')
  const manager = await staff(['line-manager'])
  const parent =
    'action=accept-connection&subject.role=parent&context.channel=facebook&context.account=personal&subject.relative=no&context.pre_existing=no&subject.friend_outside_work=no&context.will_ask=no'
  const asking = { kind: 'approval', to: 'line-manager', role: 'parent', tie: 'other' }

  const approved = async () => {
    const teacher = await staff()
    const id = await discloseBy(teacher, asking)
    const decided = await manager.post(`/disclosures/${id}/decide`, allowing)
    expect(decided.status).toBe(303)
    const { personId } = teacher
    return { teacher, id, next: await onDay(db, { trust, day: '2026-11-21', personId }) }
  }

  test('a refusal offers to ask for an approval', async () => {
    const page = await answerTo(await staff(), parent)

    expect(headingOf(page)).toBe('No')
    expect(page).toMatch(/disclosures\/new\?kind=approval&(amp;)?question=/)
  })

  test('an approval counts for contact on a later day', async () => {
    const { next, id } = await approved()
    const page = await answered(next, parent, id)

    expect(headingOf(page)).toBe('Yes')
    expect(page).toContain('Your request for approval of 20 November 2026, decided by')
  })

  test('and not for contact on the same day, nor before it', async () => {
    const { teacher, next, id } = await approved()
    const before = `${parent}&context.contact_date=2026-11-19`

    const sameDay = await answered(teacher, parent, id)

    expect(headingOf(sameDay)).toBe('No')
    expect(sameDay).toMatch(/21 November 2026[\s\S]*From this day: Yes[\s\S]*4 May 2027/)
    expect(headingOf(await answered(next, before, id))).toBe('No')
  })

  test('nobody gets one by claiming it, nor an earlier day for the one they have', async () => {
    const { teacher, id } = await approved()
    const earlier = 'context.approved_by=headteacher&context.approval_date=2026-11-01'

    expect(headingOf(await answered(await staff(), `${parent}&${earlier}`))).toBe('No')
    expect(headingOf(await answered(teacher, `${parent}&${earlier}`, id))).toBe('No')
  })

  test('a talk about a tie is not an approval', async () => {
    const teacher = await staff()
    const dsl = await staff(['dsl'])
    const id = await discloseBy(teacher, { to: 'dsl', role: 'parent', tie: 'friendship' })
    await dsl.post(`/disclosures/${id}/decide`, {
      ...allowing,
      ...dayFields('talked', '2026-11-20'),
    })
    const old = parent.replace('pre_existing=no', 'pre_existing=yes')
    const keep = old.replace('accept-connection', 'keep-connection')

    expect(headingOf(await answered(teacher, keep, id))).toBe('Yes')
    expect(headingOf(await answered(teacher, old, id))).toBe('No')
  })
})
