import { z } from 'zod'

import { err, ok, type Result } from '#core/result.ts'
import { isSound } from '#core/sound-text.ts'
import type { Disclosable } from '#disclosures/disclosable.ts'
import {
  disclosedSchema,
  disclosureKinds,
  ties,
  type Disclosed,
  type DisclosureKind,
} from '#disclosures/disclosure.ts'
import { type Problem, type Sent, textOf } from '#people/pages/forms/sent.ts'
import type { Vocabulary } from '#rulebooks/language/vocabulary.ts'

/** A disclosure as its form says it. */
export type SentDisclosure = {
  readonly kind: DisclosureKind
  readonly to: readonly string[]
  /** Whom it is meant for of those in these roles; empty for all of them. */
  readonly chosen: readonly string[]
  readonly disclosed: Disclosed
}

/** The longest that may be written about safeguards, in characters. */
export const mostWords = 1000
const mostSince = 40

const problems = {
  kind: 'Select what you want to disclose',
  to: 'Select whom it should go to',
  name: 'Enter a first name or initials, in one word and without a surname',
  role: 'Select who they are to the school',
  tie: 'Select how you know them',
  channel: 'Select the service',
  since: `Enter since when, in up to ${mostSince} characters`,
  safeguards: `Enter what keeps it apart, in up to ${mostWords} characters`,
} as const

type Field = keyof typeof problems

/** One word, such as “Amara”, “A.B.” or “Jo-Ann”. */
const oneName = /^\p{L}[\p{L}\p{M}.’'-]{0,29}$/u

/** What the form of a disclosure says, or what is wrong with it in the order of its fields. */
export function readDisclosure(
  sent: Sent,
  {
    disclosable,
    vocabulary,
  }: { readonly disclosable: Disclosable; readonly vocabulary: Vocabulary },
): Result<SentDisclosure, readonly Problem[]> {
  const read = {
    kind: disclosureKinds.find((one) => one === textOf(sent, 'kind')),
    to: recipientsIn(sent, disclosable),
    name: textIn(sent, 'name', (text) => oneName.test(text)),
    role: disclosable.about.find((one) => one === textOf(sent, 'role')),
    tie: ties.find((one) => one === textOf(sent, 'tie')),
    channel: textIn(sent, 'channel', (text) => isChannel(text, vocabulary)),
    since: textIn(sent, 'since', (text) => text.length <= mostSince),
    safeguards: textIn(sent, 'safeguards', (text) => text.length <= mostWords),
  }
  const whole = wholeForm.safeParse(read)
  if (!whole.success) return err(missingIn(read))
  const { kind, to, ...disclosed } = whole.data
  return ok({ kind, to, chosen: sent.getAll('reader'), disclosed })
}

const wholeForm = disclosedSchema.extend({
  kind: z.enum(disclosureKinds),
  to: z.array(z.string()),
})

function missingIn(read: Readonly<Record<Field, unknown>>): readonly Problem[] {
  const fields: readonly Field[] = [
    'kind',
    'to',
    'name',
    'role',
    'tie',
    'channel',
    'since',
    'safeguards',
  ]
  return fields
    .filter((field) => read[field] === undefined)
    .map((field) => ({ field, says: problems[field] }))
}

/** All the roles where the text names all; else those that were chosen of those it names. */
function recipientsIn(sent: Sent, { to }: Disclosable): readonly string[] | undefined {
  if (to.type === 'all') return to.roles
  const chosen = to.roles.filter((role) => sent.getAll('to').includes(role))
  return chosen.length === 0 ? undefined : chosen
}

function textIn(sent: Sent, field: Field, fits: (text: string) => boolean): string | undefined {
  const text = textOf(sent, field)
  return text !== undefined && isSound(text) && fits(text) ? text : undefined
}

function isChannel(text: string, { facts }: Vocabulary): boolean {
  return facts.get('context.channel')?.words.has(text) ?? false
}
