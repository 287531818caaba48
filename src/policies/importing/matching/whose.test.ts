import { expect, test } from 'vitest'

import { matchBy } from './match.ts'
import { openCatalogue } from './open-catalogue.ts'
import { withoutWhose } from './whose.ts'

test.each([
  ['Do not befriend parents or carers of current pupils.', 'Do not befriend parents or carers .'],
  ['Ask the mothers and fathers of children at the school.', 'Ask the mothers and fathers .'],
  ['Write to pupils’ families.', 'Write to families.'],
])('those whose parents are meant are not spoken of: %s', (text, left) => {
  const without = withoutWhose(text)

  expect(without.replaceAll(/ +/g, ' ')).toBe(left)
  expect(without).toHaveLength(text.length)
})

test.each(['Do not befriend pupils or their parents.', 'Pictures of children need permission.'])(
  'those who are meant themselves stay: %s',
  (text) => {
    expect(withoutWhose(text)).toBe(text)
  },
)

test('a rule on the parents of pupils is offered nothing that is about pupils', () => {
  const match = matchBy(openCatalogue())
  const around = { section: '', part: '', lead: '', leant: '' }
  const text = 'Staff must not accept parents of pupils as friends.'

  expect(match({ text, around, kind: 'statement' }).map(({ control }) => control.id)).toEqual([
    'friends-families',
  ])
})
