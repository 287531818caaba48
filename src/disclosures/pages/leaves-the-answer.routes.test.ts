import { describe, expect, test } from 'vitest'

import {
  allowing,
  answerTo,
  discloseBy,
  disclosurePages,
  headingOf,
} from '#test/disclosure-pages.ts'
import type { Insider } from '#test/people-pages.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()

const answered = async (who: Insider, question: string, record: string) =>
  answerTo(who, `${question}&record=${record}`)

describe('what leaves an answer as it is, at Leading Edge', async () => {
  const { staff } = await disclosurePages(db, 'leading-edge')

  const told = async (as: Readonly<Record<string, string>>) => {
    const teacher = await staff()
    const head = await staff(['headteacher'])
    const id = await discloseBy(teacher, { to: 'headteacher', ...as })
    const decided = await head.post(`/disclosures/${id}/decide`, allowing)
    expect(decided.status).toBe(303)
    return { teacher, id }
  }
  const known =
    'context.channel=facebook&context.account=personal&subject.relative=no&context.pre_existing=yes&subject.friend_outside_work=yes&enough=yes'
  const left = 'subject.left_on=2025-12-20&subject.age=18&context.ongoing_contact_required=no'

  test.each([
    ['a parent', 'subject.role=parent', 'No', 'LEA-9.06'],
    ['a pupil', 'subject.role=pupil', 'No', 'LEA-9.06'],
    ['a recent leaver', `subject.role=former-pupil&${left}`, 'Advised against', 'LEA-9.01'],
  ])(
    'a talk does not let a request of %s be accepted: the page says why, and offers it no more',
    async (_, ...[whom, heading, clause]) => {
      const role = new URLSearchParams(whom).get('subject.role') ?? ''
      const { teacher, id } = await told({ role, tie: 'friendship' })
      const question = `action=accept-connection&${whom}&${known}`
      const page = await answered(teacher, question, id)

      expect(headingOf(page)).toBe(heading)
      expect(page).toContain('decided by the headteacher, ends 3 May 2027.')
      expect(page).toContain(
        `This answer is the same with it and without it: clause ${clause} decides`,
      )
      expect(page).not.toContain('Disclose this')
      expect(page).toContain('Ask for an approval')
      expect(page).not.toContain('4 May 2027')
    },
  )

  test('where a talk would leave the answer as it is, nobody is told that it may change it', async () => {
    const question = `action=accept-connection&subject.role=parent&${known}`
    const page = await answerTo(await staff(), question)

    expect(page).toContain('The policy asks you to disclose this. It does not change this answer.')
    expect(page).toContain('Disclose this')
    expect(page).not.toContain('If you disclose it and it is allowed, the answer may be another.')
  })

  test('a tie kept after a talk is a yes that ends, and the page does not say it changes nothing', async () => {
    const { teacher, id } = await told({ role: 'parent', tie: 'friendship' })
    const keep = `action=keep-connection&subject.role=parent&${known}`
    const page = await answered(teacher, keep, id)

    expect(headingOf(page)).toBe('Yes')
    expect(page).not.toContain('the same with it and without it')
    expect(page).toMatch(/4 May 2027[\s\S]*From this day: (No|Yes, if)/)
  })

  test('no approval is offered for whom the policy has none', async () => {
    const { teacher, id } = await told({ role: 'family-member', tie: 'friendship' })
    const question = `action=accept-connection&subject.role=family-member&${known}`
    const page = await answered(teacher, question, id)

    expect(page).not.toContain('Ask for an approval')
    expect(page).not.toContain('Disclose this')
  })
})
