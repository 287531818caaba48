import { dayWords } from '#core/day.ts'
import type { IsoDay } from '#core/iso-day.ts'
import type { Rulebook } from '#rulebooks/language/rulebook.ts'
import type { Count } from '#training/outstanding/counts.ts'
import { isOverdue, type Item } from '#training/owed/item.ts'
import { doing, headingOf } from '#training/pages/item-words.ts'

const words = {
  subject: (count: number) =>
    count === 1 ? 'Something to read waits for you' : `${count} things to read or do wait for you`,
  intro: (trust: string) => `For the social media policy of ${trust} these wait for you:`,
  by: (day: string) => `, by ${day}`,
  late: (day: string) => `, was due on ${day}`,
  where: 'Do them in Houserules, under Reading and learning:',
  noLink: 'Sign in to Houserules; your home page leads to them.',
  ends: 'These reminders stop as soon as they are done.',
  digestSubject: (school: string) => `Reading of the policy at ${school}`,
  digest: (school: string) => `How people at ${school} stand to what the social media policy asks:`,
  overdue: 'with something overdue',
  owed: 'with something to do, in time',
  done: 'with everything done',
  who: 'Who they are stands in Houserules, under Who has still to read:',
  whoNoLink: 'Sign in to Houserules to see who they are.',
} as const

/** Where a link leads, for whom, and in whose words. */
export type Mailing = {
  readonly rulebook: Rulebook
  readonly trust: { readonly slug: string; readonly name: string }
  readonly today: IsoDay
  readonly address: string | undefined
}

type Words = { readonly subject: string; readonly text: string }

/** A mail that says what waits for somebody, and by when. */
export function reminderOf(items: readonly Item[], mailing: Mailing): Words {
  const { trust, address } = mailing
  return {
    subject: words.subject(items.length),
    text: [
      words.intro(trust.name),
      items.map((item) => `- ${lineOf(item, mailing)}`).join('\n'),
      address === undefined
        ? words.noLink
        : `${words.where}\n${address}/trusts/${trust.slug}/reading`,
      words.ends,
    ].join('\n\n'),
  }
}

function lineOf(item: Item, { rulebook, today }: Mailing): string {
  const what = `${doing[item.asks]}: ${headingOf(item, rulebook)}`
  if (item.due === undefined) return what
  const day = dayWords(item.due)
  return `${what}${isOverdue(item, today) ? words.late(day) : words.by(day)}`
}

/** A mail that says how many people at a school stand how. */
export function digestOf(
  { overdue, owed, done }: Count,
  { school, trust, address }: Pick<Mailing, 'trust' | 'address'> & { readonly school: string },
): Words {
  const link = `${address ?? ''}/trusts/${trust.slug}/reading/outstanding`
  const name = school.replaceAll(/\p{C}+/gu, ' ').slice(0, 120)
  return {
    subject: words.digestSubject(name),
    text: [
      words.digest(name),
      [`- ${overdue} ${words.overdue}`, `- ${owed} ${words.owed}`, `- ${done} ${words.done}`].join(
        '\n',
      ),
      address === undefined ? words.whoNoLink : `${words.who}\n${link}`,
    ].join('\n\n'),
  }
}
