import { expect, test } from 'vitest'

import { accountsInWords } from './accounts-in-words.ts'
import { readDemonstration } from './read-demonstration.ts'

test('the terminal says where to sign in and as whom, for each of the five trusts', () => {
  const read = readDemonstration('demonstration')
  if (!read.ok) throw new Error(read.error.join('\n'))
  const words = accountsInWords(read.value, 'http://127.0.0.1:3000')

  expect(words.split('\n')).toHaveLength(11)
  expect(words).toContain(
    'http://127.0.0.1:3000/trusts/leading-edge/sign-in/as\n' +
      '    as Rosenwyn Hocking-Bell, headteacher of Porthlenna Quay Academy, or one of 15 others',
  )
})
