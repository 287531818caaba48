import { expect, test } from 'vitest'

import { editionOf } from '#test/rulebooks.ts'

import { checkAddition } from './check-addition.ts'
import { firstText } from './first-text.ts'

test.each(['DOW', 'TRI', 'WDA', 'LEA', 'STC'])(
  'what a school of %s begins to write from can be read and fits',
  (code) => {
    const base = editionOf(code)
    const { source, vocabularyText } = base
    const on = '2026-11-20'
    const added = firstText(base, { school: 'Quay School', on })

    const found = checkAddition({ base: source, added, vocabularyText, on })

    expect(found).toEqual({ mistakes: [], weakened: [], gaveUp: 0 })
  },
)
