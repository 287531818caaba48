import { expect, test } from 'vitest'

import { clausesOf } from '#policies/importing/structure/clauses.ts'
import { outlineOf } from '#policies/importing/structure/outline.ts'
import { readText } from '#policies/importing/reading/read-text.ts'

import { numberingOf } from './numbering-scheme.ts'

const schemeOf = (text: string): string =>
  numberingOf(clausesOf(outlineOf(readText(text, 'markdown'))).flatMap(({ clauses }) => clauses))
    .scheme

test.each([
  [
    'whole-decimal',
    '# Numbers\n\nApproved editions carry whole numbers, such as 4.0.\n\nDrafts carry decimals.',
  ],
  [
    'whole-decimal',
    '# Versions\n\n| Version | When | What |\n|---|---|---|\n| 0.1 | April 2024 | First draft |\n| 1.0 | May 2024 | New |\n| 1.1 | June 2025 | Names put right |',
  ],
  [
    'dated',
    '# History of this document\n\n| Date | Author | Change made | Approved by |\n|---|---|---|---|\n| 3 May 2024 | Clerk | New policy | Board |',
  ],
  ['dated', '# History\n\n| May 2024 | Clerk | First edition, reviewed in full |\n|---|---|---|'],
  [
    'none',
    '# Versions\n\n| Version | When | What |\n|---|---|---|\n| 3.1 | May 2024 | New law |\n| 3.2 | June 2025 | Names put right |',
  ],
  ['none', '# Friends\n\nPupils must not be added as friends.\n\n# Reports\n\nTell the DSL.'],
])('a document that numbers its editions %s is recognised', (scheme, text) => {
  expect(schemeOf(text)).toBe(scheme)
})
