import { err, ok, type Result } from '#core/result.ts'
import { compareEditions, type Comparison } from '#rulebooks/compare/compare.ts'
import { compileEdition, type Edition } from '#rulebooks/engine/compile.ts'
import { parseRulebook } from '#rulebooks/language/parse.ts'
import { readVocabulary, type Vocabulary } from '#rulebooks/language/vocabulary.ts'

/** Two texts to be compared, in the words of one vocabulary. */
export type TwoTexts = {
  readonly left: string
  readonly right: string
  readonly vocabularyText: string
}

/** What came of comparing; `unread` where a text is no rulebook in the words of the vocabulary. */
export type Compared = Result<Comparison, 'unread'>

/** Compares two texts on the first day on which both are in force. Pure; takes a second or two. */
export function compareTexts(
  { left, right, vocabularyText }: TwoTexts,
  tell: (done: number, of: number) => void,
): Compared {
  const vocabulary = readVocabulary(vocabularyText, 'vocabulary.yaml')
  if (!vocabulary.ok) return err('unread')
  const [one, other] = [left, right].map((text) => opened(text, vocabulary.value))
  if (!one || !other) return err('unread')
  const on = Math.max(one.rulebook.control.inForce.from, other.rulebook.control.inForce.from)
  return ok(compareEditions({ left: one, right: other, on, tell }))
}

function opened(text: string, vocabulary: Vocabulary): Edition | undefined {
  const rulebook = parseRulebook({ text, file: 'policy.md' }, vocabulary)
  return rulebook.ok ? compileEdition(rulebook.value, vocabulary) : undefined
}
