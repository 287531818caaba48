import { expect, test } from 'vitest'

import { policyPart } from './policy-part.page.ts'

import { editionOf } from '#test/rulebooks.ts'

const edition = editionOf('TRI')
const shown = { slug: 'trinity', review: undefined, approval: undefined }

test('an edition that came with the software has none before it', () => {
  expect(policyPart(edition, shown).toString()).toContain('No earlier edition is held here')
})

test('an edition approved here leads to those before it', () => {
  const approval = { says: 'Approved by the board', inForceFrom: '20 November 2026' }
  const page = policyPart(edition, { ...shown, approval }).toString()

  expect(page).not.toContain('No earlier edition is held here')
  expect(page).toContain('/trusts/trinity/editions')
})
