import { err, ok, type Result } from '#core/result.ts'
import { textOf, type Problem, type Sent } from '#people/pages/forms/sent.ts'
import type { DraftingNeeds } from '#policies/drafting/at-draft.routes.ts'

import { wordNamed } from './people-form.ts'
import { knownPeople } from './people-offers.ts'

/** The most characters of a word for people. */
const mostWord = 40

/** The name of a new word for people, as a form gives it. */
export function readWord(
  needs: Pick<DraftingNeeds, 'library'>,
  sent: Sent,
): Result<string, Problem> {
  const name = wordNamed(textOf(sent, 'word') ?? '')
  const wrong = (says: string) => err({ field: 'word', says })
  if (!/^[a-z]/.test(name)) return wrong('Enter the word, such as staff and board')
  if (name.length > mostWord) return wrong(`Enter a word of ${mostWord} characters or fewer`)
  if (name === 'new') return wrong('This word cannot be used. Enter another')
  const isTaken = knownPeople(needs).includes(name.replaceAll('_', '-'))
  return isTaken ? wrong('This is a role everywhere here. Enter another word') : ok(name)
}
