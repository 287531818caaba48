import fc from 'fast-check'
import { expect, test } from 'vitest'

import { imported, INVENTED, inventedText } from '#test/invented-policies.ts'
import { checkRulebook } from '#rulebooks/check.ts'

import { readFile } from './reading/read-file.ts'
import { readText } from './reading/read-text.ts'
import { clausesOf } from './structure/clauses.ts'
import { outlineOf } from './structure/outline.ts'

const lines = INVENTED.flatMap((name) => inventedText(name).split('\n'))
const line = fc.oneof(
  fc.constantFrom(...lines),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constant(''),
)

test('whatever lines a document is made of, its draft passes every check', () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 40 }), (picked) => {
      const document = readText(picked.join('\n'), 'text')
      fc.pre(clausesOf(outlineOf(document)).length > 0)
      const { draft } = imported(document)
      expect(checkRulebook(draft.edition)).toEqual([])
    }),
    { numRuns: 40 },
  )
})

test('whatever bytes are sent, they are read or refused', async () => {
  const starts = ['', '%PDF-1.7\n', 'PK\u0003\u0004', '---\n']
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...starts),
      fc.uint8Array({ maxLength: 400 }),
      async (start, rest) => {
        const bytes = Buffer.concat([Buffer.from(start, 'latin1'), rest])
        const read = await readFile({ name: 'policy', bytes })
        expect(read.ok || read.error.says.length > 0).toBe(true)
      },
    ),
    { numRuns: 60 },
  )
})
