import { z } from 'zod'

import { isIsoDay } from '#core/iso-day.ts'
import { err, ok, type Result } from '#core/result.ts'
import { shownValue } from '#core/shown-value.ts'
import { isSound } from '#core/sound-text.ts'
import type { NamedFacts } from '#rulebooks/engine/facts.ts'
import { spelling } from '#rulebooks/engine/spelling.ts'
import { readVersion } from '#rulebooks/language/version.ts'
import type { Fact, Vocabulary } from '#rulebooks/language/vocabulary.ts'

import { namedFacts, sentFacts, type SentFact } from './structured.ts'

/** One field that is wrong: a JSON pointer to it, why, and what it may be. */
export type FieldError = {
  readonly pointer: string
  readonly detail: string
  readonly allowed?: readonly string[]
}

/** A question as other software puts it, all of it understood. */
export type ApiQuestion = {
  readonly trust: string
  readonly asOf: string | undefined
  readonly action: string
  /** The school asked from, whose addition to the policy counts as well. */
  readonly schoolId: string | undefined
  readonly mode: 'asking' | 'said'
  readonly facts: NamedFacts
}

/** The longest text or phrase a fact can hold, in characters. */
export const LONGEST = 500

/** What a question is made of besides its facts, which are those of the vocabulary. */
export function envelope({ actions }: Vocabulary) {
  const part = z.record(z.string(), z.unknown())
  return z.strictObject({
    trust: z.string().meta({ description: 'The code of the trust.', examples: ['LEA'] }),
    as_of: z.iso
      .date({ abort: true })
      .refine(isIsoDay, 'There is no such day.')
      .optional()
      .meta({ description: 'The day the question is about; today when it is left out.' }),
    action: z.enum([...actions.keys()]).meta({ description: 'What someone would do.' }),
    school: z.uuid({ error: 'This is no id of a school.' }).optional().meta({
      description:
        'The id of the school asked from: what it adds to the policy of the trust counts as well.',
    }),
    mode: z.enum(['asking', 'said']).optional().meta({
      description:
        'asking: the answer is facts-missing while a fact could still change it, and lists the facts. said: the answer that holds for what was said.',
    }),
    actor: part.optional(),
    subject: part.optional(),
    context: part.optional(),
  })
}

/** Reads a question from parsed JSON; every field that is wrong is named. */
export function readQuestion(
  body: unknown,
  vocabulary: Vocabulary,
): Result<ApiQuestion, readonly FieldError[]> {
  const read = envelope(vocabulary).safeParse(body)
  if (!read.success) return err(read.error.issues.flatMap(issueErrors))
  const { trust, as_of: asOf, school: schoolId, action, mode = 'asking', ...parts } = read.data
  const facts = sentFacts(parts)
  const errors = facts.flatMap((fact) => factErrors(fact, vocabulary))
  return errors.length > 0
    ? err(errors)
    : ok({ trust, asOf, schoolId, action, mode, facts: namedFacts(facts) })
}

function issueErrors(issue: z.core.$ZodIssue): readonly FieldError[] {
  const path = issue.path.map(String)
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      pointer: pointerTo([...path, key]),
      detail: `There is no field \`${key}\` here.`,
    }))
  }
  const allowed = issue.code === 'invalid_value' ? { allowed: issue.values.map(String) } : {}
  return [{ pointer: pointerTo(path), detail: issue.message, ...allowed }]
}

function factErrors(sent: SentFact, { facts }: Vocabulary): readonly FieldError[] {
  const pointer = pointerTo(sent.path)
  const fact = facts.get(sent.name)
  if (fact === undefined) {
    return [{ pointer, detail: `There is no fact \`${sent.name}\`.` }]
  }
  if (sent.value === null) {
    return [{ pointer, detail: 'Leave a fact out when it is not known.' }]
  }
  return fact.words.size > 0
    ? wordErrors(fact, sent.value, pointer)
    : forms[fact.type](sent.value)
      ? []
      : [{ pointer, detail: `\`${sent.name}\` takes ${takes[fact.type]}.` }]
}

function wordErrors(fact: Fact, value: unknown, pointer: string): readonly FieldError[] {
  const given: readonly unknown[] = Array.isArray(value) ? value : [value]
  const allowed = [...fact.words.keys()]
  if (given.length === 0) return [{ pointer, detail: 'A list needs a word.', allowed }]
  return given.flatMap((one, i) => {
    if (isWordOf(fact, one)) return []
    const at = Array.isArray(value) ? `${pointer}/${i}` : pointer
    return [{ pointer: at, detail: `\`${fact.name}\` has no word ${shownValue(one)}.`, allowed }]
  })
}

function isWordOf(fact: Fact, value: unknown): boolean {
  if (typeof value === 'boolean') return fact.spellings.has(String(value))
  if (!isText(value)) return false
  return fact.spellings.has(spelling(value)) || isPhraseOf(fact, value)
}

/** A text short enough to be kept, of characters that can be. */
function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST && isSound(value)
}

// A single strange word is more likely a slip than a description, and must not count as “done”.
function isPhraseOf(fact: Fact, value: string): boolean {
  if (fact.open) return value.trim() !== ''
  return fact.textMeans !== undefined && /\S\s+\S/.test(value)
}

const never = (): boolean => false

const forms = {
  number: (value: unknown) => z.int().min(0).max(150).safeParse(value).success,
  date: (value: unknown) => typeof value === 'string' && isIsoDay(value),
  version: (value: unknown) => isPlain(value) && readVersion(String(value)) !== undefined,
  text: isText,
  words: never,
  yesno: never,
  step: never,
} as const satisfies Readonly<Record<Fact['type'], (value: unknown) => boolean>>

const takes = {
  number: 'a whole number from 0 to 150',
  date: 'a day written as yyyy-mm-dd',
  version: 'a version number such as 1.0',
  text: `text of up to ${LONGEST} characters`,
  words: 'words',
  yesno: 'yes or no',
  step: 'a step',
} as const satisfies Readonly<Record<Fact['type'], string>>

function isPlain(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number'
}

/** A JSON pointer (RFC 6901) as a fragment of the document that was sent. */
function pointerTo(path: readonly string[]): string {
  const parts = path.map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1'))
  return `#${parts.map((part) => `/${part}`).join('')}`
}
