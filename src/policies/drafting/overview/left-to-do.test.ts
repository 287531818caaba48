import { expect, test } from 'vitest'

import { readinessOf } from '#policies/drafts/readiness.ts'
import { setSetting } from '#rulebooks/writing/control.ts'
import { editionOf } from '#test/rulebooks.ts'

import { leftToDo } from './left-to-do.ts'

const base = editionOf('LEA')

test('an example that is answered otherwise is told in the words of the answers', () => {
  const changed = setSetting(base.source, 'former_pupil.years', { value: 3 })
  if (!changed.ok) throw new Error('the setting cannot be written')

  const { groups } = leftToDo(readinessOf(changed.value, base.vocabularyText), changed.value, base)

  const examples = groups.find(({ kind }) => kind === 'examples')?.items ?? []
  const says = examples.map((one) => one.says)
  expect(says.length).toBeGreaterThan(0)
  expect(says.join(' ')).toMatch(/The example expects “.+”\. The rules answer “.+”, from LEA-9\.01/)
  expect(says.join(' ')).not.toContain('`')
})
