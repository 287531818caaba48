import { dayWords } from '#core/day.ts'
import { roleName } from '#access/access-words.ts'
import { dayOf, type IsoDay } from '#core/iso-day.ts'
import { hasEnded, overSince, type Disclosure } from '#disclosures/disclosure.ts'
import { erasedFrom } from '#disclosures/keeping/keeping.ts'
import { readerWords } from '#disclosures/readers/reader-words.ts'
import type { DisclosureRead } from '#disclosures/look-at-disclosure.ts'
import {
  channelWords,
  kindWords,
  roleInWords,
  stateColours,
  stateWords,
  subjectWords,
  tieWords,
} from '#disclosures/words.ts'
import type { Holder } from '#people/roles/who-holds.ts'
import type { Vocabulary } from '#rulebooks/language/vocabulary.ts'
import { insetText } from '#web/components/display/inset-text.ts'
import { summaryList } from '#web/components/display/summary-list.ts'
import { tag } from '#web/components/display/tag.ts'
import { button } from '#web/components/forms/button.ts'
import { backLink } from '#web/components/navigation/back-link.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'

import { entryPart } from './entries.page.ts'

const words = {
  back: 'Disclosures',
  who: 'Disclosed by',
  to: 'Sent to',
  clause: 'Clause',
  name: 'Whom it is about',
  role: 'Who they are to the school',
  tie: 'How they know each other',
  channel: 'Service',
  since: 'Since',
  safeguards: { approval: 'What it is for, and what keeps it safe', other: 'What keeps it apart' },
  holds: 'Holds',
  from: (from: string, until: string) => `From ${from} to ${until}, on both of these days`,
  over: (day: string) => `It is over since ${day} and changes no answer any more`,
  later:
    'An approval counts for contact on later days than the one it was given on, unless the policy says otherwise',
  history: 'What was said and decided',
  decide: 'Decide',
  decideAgain: 'Decide again',
  more: 'Say more',
  renew: 'Renew',
  withdraw: 'Withdraw',
  ask: 'Ask the policy a question',
  askHint: 'When a question is about this, you are asked whether it is.',
  unread: {
    'key-missing':
      'What was said cannot be opened: it is encrypted, and its key is not on this computer. How it stands is below, and it changes no answer. Tell whoever runs this installation; the guide “Disclosures” says what they can do. If the key is lost, withdraw this and disclose it again.',
    'not-genuine':
      'What was said cannot be opened: somebody changed or moved what is kept. How it stands is below, and it changes no answer. Tell whoever runs this installation, and the data protection officer.',
    erased: 'What was said was erased.',
  },
  erased: (day: string) =>
    `What was said was erased on ${day}, as it was over for as long as the trust keeps it. That it was disclosed, and what was decided, stays on record.`,
  readers: 'Who can read it today',
  noReader: {
    chosen:
      'None of those you chose holds the role today, so nobody can decide. Withdraw it and disclose it again.',
    all: 'Nobody holds the role at your school today, so nobody can decide yet.',
  },
  yes: 'Who has to allow it',
  yesSo: (said: string, waits: string) =>
    `Each of those it was sent to. So far: ${said || 'nobody'}.${waits === '' ? '' : ` Still to decide: ${waits}.`}`,
  kept: 'What was said of it',
  keptTo: (day: string) => `It is erased from ${day} on.`,
  keptOn: 'It is kept: the trust has named no period after which it is erased.',
} as const

/** What the page of a disclosure shows. */
export type DisclosureModel = DisclosureRead & {
  readonly base: string
  readonly today: IsoDay
  readonly vocabulary: Vocabulary
  /** Names of people by id. */
  readonly names: ReadonlyMap<string, string>
  /** Who can read it today and decide. */
  readonly readers: readonly Holder[]
  /** For how many months after it is over its words are kept; undefined for no end. */
  readonly months: number | undefined
  readonly isOwn: boolean
  readonly mayDecide: boolean
}

/** The page of a disclosure, for its author and for those it was sent to. */
export function disclosurePage(frame: Frame, model: DisclosureModel): Html {
  const { base, disclosure, entries } = model
  const title = kindWords[disclosure.kind]
  return layout({
    ...frame,
    title: `${title}, ${dayIn(disclosure.disclosedAt)}`,
    beforeContent: backLink({ href: `${base}/disclosures`, text: words.back }),
    content: html`<h1 class="govuk-heading-l">${title}</h1>
      <p class="govuk-body">${stateTag(disclosure, model.today)}</p>
      ${unreadPart(model)} ${summaryList({ rows: rowsOf(model) })} ${ways(model)}
      <h2 class="govuk-heading-m">${words.history}</h2>
      ${entries.map((entry) => entryPart(entry, model.names))}`,
  })
}

/** Says why what was said, or some of it, is not on the page. */
function unreadPart({ unread, disclosure: { erasedAt } }: DisclosureModel): Html {
  if (unread === undefined) return nothing
  const text = erasedAt === undefined ? words.unread[unread] : words.erased(dayIn(erasedAt))
  return insetText({ text })
}

/** How a disclosure stands on a day, as a tag. */
export function stateTag(disclosure: Disclosure, today: IsoDay): Html {
  if (hasEnded(disclosure, today)) return tag({ text: 'Ended', classes: 'govuk-tag--grey' })
  return tag({ text: stateWords[disclosure.state], classes: stateColours[disclosure.state] })
}

function rowsOf(model: DisclosureModel) {
  const { base, disclosure, names } = model
  const { clause, to, personId } = disclosure
  const clauseLink = html`<a class="govuk-link" href="${base}/policy/${clause}">${clause}</a>`
  return [
    row(words.who, names.get(personId) ?? ''),
    row(words.to, to.map(roleName).join(', ')),
    ...readersRow(model),
    ...yesRow(disclosure),
    { key: { text: words.clause }, value: { html: clauseLink } },
    ...disclosedRows(model),
    ...holdsRow(model),
    ...keptRow(model),
  ]
}

function row(key: string, value: string) {
  return { key: { text: key }, value: { text: value } }
}

/** The names of those who can read it, while that can still matter. */
function readersRow({ readers, disclosure, today }: DisclosureModel) {
  if (overSince(disclosure, today) !== undefined) return []
  const named = readerWords(readers).map(({ says }) => says)
  const nobody = words.noReader[disclosure.chosen.length > 0 ? 'chosen' : 'all']
  return [row(words.readers, named.length > 0 ? named.join(', ') : nobody)]
}

/** Which of several roles allowed it that all have to. */
function yesRow({ needsAll, to, saidYes, state }: Disclosure) {
  if (!needsAll || state === 'withdrawn' || state === 'not-allowed') return []
  const named = (roles: readonly string[]): string => roles.map(roleInWords).join(', ')
  const said = to.filter((role) => saidYes[role] !== undefined)
  const waits = to.filter((role) => saidYes[role] === undefined)
  return [row(words.yes, words.yesSo(named(said), named(waits)))]
}

function disclosedRows({ disclosed, disclosure, vocabulary }: DisclosureModel) {
  if (disclosed === undefined) return []
  const { name, role, tie, channel, since, safeguards } = disclosed
  return [
    row(words.name, name),
    row(words.role, subjectWords(role, vocabulary)),
    row(words.tie, tieWords[tie]),
    row(words.channel, channelWords(channel, vocabulary)),
    row(words.since, since),
    row(words.safeguards[disclosure.kind === 'approval' ? 'approval' : 'other'], safeguards),
  ]
}

function holdsRow({ disclosure, today }: DisclosureModel) {
  const { fromDay, endsOn, kind } = disclosure
  const over = overSince(disclosure, today)
  const lines = [
    ...(fromDay && endsOn ? [words.from(dayWords(fromDay), dayWords(endsOn))] : []),
    ...(over === undefined ? [] : [words.over(dayWords(over))]),
    ...(kind === 'approval' && fromDay ? [words.later] : []),
  ]
  return lines.length === 0 ? [] : [row(words.holds, lines.map((line) => `${line}.`).join(' '))]
}

/** Until when its words are kept, once it has an end. */
function keptRow({ disclosure, months, today }: DisclosureModel) {
  if (disclosure.erasedAt !== undefined) return []
  const day = erasedFrom(disclosure, months)
  if (day !== undefined) return [row(words.kept, words.keptTo(dayWords(day)))]
  return overSince(disclosure, today) === undefined ? [] : [row(words.kept, words.keptOn)]
}

function ways(model: DisclosureModel): Html {
  const { base, disclosure, disclosed, isOwn } = model
  // Nobody decides on what cannot be read.
  const mayDecide = model.mayDecide && disclosed !== undefined
  const { disclosureId, state } = disclosure
  const at = `${base}/disclosures/${disclosureId}`
  const isDecided = state !== 'waiting'
  if (mayDecide && state !== 'withdrawn') {
    return button({ text: isDecided ? words.decideAgain : words.decide, href: `${at}/decide` })
  }
  return isOwn && state !== 'withdrawn' ? ownWays(model, at) : nothing
}

function ownWays({ base, disclosure, disclosed }: DisclosureModel, at: string): Html {
  const { disclosureId, state, endsOn, erasedAt } = disclosure
  const secondary = 'govuk-button--secondary'
  const mayAdd = state === 'waiting' || state === 'more-to-say'
  return html`<div class="govuk-button-group">
      ${mayAdd ? button({ text: words.more, href: `${at}/more` }) : nothing}
      ${
        endsOn === undefined || disclosed === undefined
          ? nothing
          : button({ text: words.renew, href: `${base}/disclosures/new?renews=${disclosureId}` })
      }
      ${
        erasedAt === undefined
          ? button({ text: words.withdraw, href: `${at}/withdraw`, classes: secondary })
          : nothing
      }
    </div>
    <p class="govuk-body">
      <a class="govuk-link" href="${base}/ask">${words.ask}</a>. ${words.askHint}
    </p>`
}

function dayIn(at: Date): string {
  return dayWords(dayOf(at))
}
