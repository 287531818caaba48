import { figures } from '#core/figures.ts'
import { dayWords } from '#core/day.ts'
import type { IsoDay } from '#core/iso-day.ts'
import type { Rulebook } from '#rulebooks/language/rulebook.ts'
import type { Asks } from '#training/owed/requirement.ts'
import type { Item, Standing } from '#training/owed/item.ts'

const words = {
  policy: 'The whole policy',
  section: (title: string) => `The policy: ${title}`,
  lesson: 'Using social media safely',
  lessonOf: (title: string) => `Points to know: ${title}`,
  accounts: 'Your own accounts',
  changes: 'What changed in the policy',
} as const

/** What an item is called: the whole of it, or only what changed. */
export function headingOf(item: Item, rulebook: Named): string {
  return item.key === 'read:policy' && item.changes.length > 0
    ? words.changes
    : titleOf(item.key, rulebook)
}

/** What something asked of people is called. */
export function titleOf(key: string, rulebook: Named): string {
  const at = key.indexOf(':')
  const [verb, rest] = at < 0 ? [key, ''] : [key.slice(0, at), key.slice(at + 1)]
  if (verb === 'document' || verb === 'given') return rest
  return verb === 'self-check' ? words.accounts : partTitle(verb, rest, rulebook)
}

function partTitle(verb: string, part: string, rulebook: Named): string {
  const isLesson = verb === 'learn'
  if (part === 'policy') return isLesson ? words.lesson : words.policy
  const [reach, clause = ''] = part.split(':')
  const name = reach === 'section' ? sectionName(clause, rulebook) : clauseName(clause, rulebook)
  return isLesson ? words.lessonOf(name) : words.section(name)
}

type Named = Pick<Rulebook, 'sections' | 'clauses'>

function sectionName(clause: string, { sections }: Named): string {
  return sections.find((one) => one.clauses.some(({ id }) => id === clause))?.title ?? clause
}

function clauseName(clause: string, { clauses }: Named): string {
  return clauses.get(clause)?.title || clause
}

/** What somebody is asked to do, as a task. */
export const doing: Readonly<Record<Asks, string>> = {
  check: 'Look through',
  receive: 'Get and keep',
  learn: 'Learn',
  read: 'Read',
  understand: 'Read and understand',
  sign: 'Read and sign',
}

/** What somebody says of it, in the words that are kept. */
export const saying: Readonly<Record<Asks, string>> = {
  check: 'I have gone through my accounts',
  receive: 'I have been given this document',
  learn: 'I have gone through these points',
  read: 'I have read this',
  understand: 'I have read and understood this',
  sign: 'I have read and understood this, and I sign it',
}

/** What somebody did, for a line of what is kept. */
export const said: Readonly<Record<Asks, string>> = {
  check: 'Looked through',
  receive: 'Given',
  learn: 'Learnt',
  read: 'Read',
  understand: 'Read and understood',
  sign: 'Signed',
}

/** Why something waits, in a sentence; for what is done, when it was. */
export function whyOf(item: Item): string {
  return why[item.standing](item)
}

const why: Readonly<Record<Standing, (item: Item) => string>> = {
  never: () => 'You have not done this yet.',
  changed: ({ changes }) =>
    changes.length === 0 ? 'There is a new version.' : `${concerning(changes.length)} you changed.`,
  'new-role': ({ clauses }) =>
    `Your roles changed, and ${concerning(clauses.length, 'now')} you too.`,
  again: () => 'It is time to do this again.',
  asked: ({ because }) => `You were asked to do this again: ${because ?? ''}`,
  offered: () => 'To be done before you take on an official account.',
  done: ({ doneOn, next }) => doneWords(doneOn, next),
}

function concerning(count: number, when?: string): string {
  const verb = count === 1 ? 'concerns' : 'concern'
  return when === undefined
    ? `${many(count, 'clause')} that ${verb}`
    : `${many(count, 'clause')} ${when} ${verb}`
}

function doneWords(doneOn: IsoDay | undefined, next: IsoDay | undefined): string {
  const done = doneOn === undefined ? 'Done.' : `Done on ${dayWords(doneOn)}.`
  return next === undefined ? done : `${done} Again from ${dayWords(next)}.`
}

/** A number of things in words. */
export function many(count: number, thing: string): string {
  return `${figures(count)} ${thing}${count === 1 ? '' : 's'}`
}

/** Said of what the trust asks for where its policy does not. */
export const askedByTrust = 'Asked by the trust of its own accord, not by the text of the policy.'
