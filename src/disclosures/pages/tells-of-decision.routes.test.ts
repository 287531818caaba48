import { describe, expect, test } from 'vitest'

import { allowing, discloseBy, disclosurePages } from '#test/disclosure-pages.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const title = 'Look at what was decided on what you disclosed'

describe('the home page of whoever disclosed', async () => {
  const { staff } = await disclosurePages(db, 'whinless-down')
  const head = await staff(['headteacher'])

  test.each(['allowed', 'not-allowed'])(
    'says that it was decided (%s) until they have opened it',
    async (decision) => {
      const teacher = await staff()
      const id = await discloseBy(teacher)
      const home = async () => (await teacher.get('')).page
      const before = await home()
      await head.post(`/disclosures/${id}/decide`, { ...allowing, decision })
      await head.get(`/disclosures/${id}`)
      const decided = await home()
      await teacher.get(`/disclosures/${id}`)
      const seen = await home()

      expect(before).not.toContain(title)
      expect(decided).toContain(title)
      expect(decided).toContain(`/trusts/whinless-down/disclosures/${id}"`)
      expect(seen).not.toContain(title)
    },
  )
})
