import { expect, test } from 'vitest'

import { openLibrary } from '#rulebooks/library.ts'

import { policyPart } from './policy-part.page.ts'

const library = openLibrary('rulebooks')
const edition = library.ok ? library.value.editions.get('TRI') : undefined
if (edition === undefined) throw new Error('no edition of TRI')
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
