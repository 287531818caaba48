import { roleName } from '#access/access-words.ts'
import { dayWords, readDay } from '#core/day.ts'
import { dayOf, type IsoDay } from '#core/iso-day.ts'
import { momentWords } from '#core/moment-words.ts'
import { hasEnded, type Disclosure, type Entry } from '#disclosures/disclosure.ts'
import type { DisclosureRead } from '#disclosures/look-at-disclosure.ts'
import {
  channelWords,
  kindWords,
  stateColours,
  stateWords,
  subjectWords,
  tieWords,
} from '#disclosures/words.ts'
import type { Vocabulary } from '#rulebooks/language/vocabulary.ts'
import { summaryList } from '#web/components/display/summary-list.ts'
import { tag } from '#web/components/display/tag.ts'
import { button } from '#web/components/forms/button.ts'
import { backLink } from '#web/components/navigation/back-link.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'

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
  over: 'That is over: it changes no answer any more.',
  later:
    'An approval counts for contact on later days than the one it was given on, unless the policy says otherwise.',
  history: 'What was said and decided',
  decided: (what: string, role: string) => `${what}, decided as ${role}`,
  talked: (day: string) => `Talked over on ${day}.`,
  until: (day: string) => `Holds to ${day}.`,
  said: { disclosed: 'Disclosed', added: 'More was said', withdrawn: 'Withdrawn' },
  decide: 'Decide',
  decideAgain: 'Decide again',
  more: 'Say more',
  renew: 'Renew',
  withdraw: 'Withdraw',
  ask: 'Ask the policy a question',
  askHint: 'When a question is about this, you are asked whether it is.',
  lostTitle: 'This cannot be opened',
  lost: 'What was said is encrypted, and either its key is not on this computer or what is kept was changed. Nothing was shown. Tell whoever runs this installation; the guide “Disclosures” says what they can do.',
} as const

/** What the page of a disclosure shows. */
export type DisclosureModel = DisclosureRead & {
  readonly base: string
  readonly today: IsoDay
  readonly vocabulary: Vocabulary
  /** Names of people by id. */
  readonly names: ReadonlyMap<string, string>
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
      ${summaryList({ rows: rowsOf(model) })} ${ways(model)}
      <h2 class="govuk-heading-m">${words.history}</h2>
      ${entries.map((entry) => entryPart(entry, model))}`,
  })
}

/** The page where what was said does not open. */
export function lostPage(frame: Frame, base: string): Html {
  return layout({
    ...frame,
    title: words.lostTitle,
    beforeContent: backLink({ href: `${base}/disclosures`, text: words.back }),
    content: html`<h1 class="govuk-heading-l">${words.lostTitle}</h1>
      <p class="govuk-body">${words.lost}</p>`,
  })
}

/** How a disclosure stands on a day, as a tag. */
export function stateTag(disclosure: Disclosure, today: IsoDay): Html {
  if (hasEnded(disclosure, today)) return tag({ text: 'Ended', classes: 'govuk-tag--grey' })
  return tag({ text: stateWords[disclosure.state], classes: stateColours[disclosure.state] })
}

function rowsOf(model: DisclosureModel) {
  const { base, disclosure, disclosed, vocabulary, names } = model
  const { kind, clause, to, personId } = disclosure
  const text = (key: string, value: string) => ({ key: { text: key }, value: { text: value } })
  const clauseLink = html`<a class="govuk-link" href="${base}/policy/${clause}">${clause}</a>`
  return [
    text(words.who, names.get(personId) ?? ''),
    text(words.to, to.map(roleName).join(', ')),
    { key: { text: words.clause }, value: { html: clauseLink } },
    text(words.name, disclosed.name),
    text(words.role, subjectWords(disclosed.role, vocabulary)),
    text(words.tie, tieWords[disclosed.tie]),
    text(words.channel, channelWords(disclosed.channel, vocabulary)),
    text(words.since, disclosed.since),
    text(words.safeguards[kind === 'approval' ? 'approval' : 'other'], disclosed.safeguards),
    ...holdsRow(model),
  ]
}

function holdsRow({ disclosure, today }: DisclosureModel) {
  const { fromDay, endsOn, kind } = disclosure
  if (fromDay === undefined || endsOn === undefined) return []
  const lines = [
    words.from(inWords(fromDay), inWords(endsOn)),
    ...(hasEnded(disclosure, today) ? [words.over] : []),
    ...(kind === 'approval' ? [words.later] : []),
  ]
  return [{ key: { text: words.holds }, value: { text: lines.join('. ').replace('.. ', '. ') } }]
}

function ways(model: DisclosureModel): Html {
  const { base, disclosure, isOwn, mayDecide } = model
  const { disclosureId, state } = disclosure
  const at = `${base}/disclosures/${disclosureId}`
  const isDecided = state !== 'waiting'
  if (mayDecide && state !== 'withdrawn') {
    return button({ text: isDecided ? words.decideAgain : words.decide, href: `${at}/decide` })
  }
  return isOwn && state !== 'withdrawn' ? ownWays(model, at) : nothing
}

function ownWays({ base, disclosure }: DisclosureModel, at: string): Html {
  const { disclosureId, state, endsOn } = disclosure
  const secondary = 'govuk-button--secondary'
  const mayAdd = state === 'waiting' || state === 'more-to-say'
  return html`<div class="govuk-button-group">
      ${mayAdd ? button({ text: words.more, href: `${at}/more` }) : nothing}
      ${
        endsOn === undefined
          ? nothing
          : button({ text: words.renew, href: `${base}/disclosures/new?renews=${disclosureId}` })
      }
      ${button({ text: words.withdraw, href: `${at}/withdraw`, classes: secondary })}
    </div>
    <p class="govuk-body">
      <a class="govuk-link" href="${base}/ask">${words.ask}</a>. ${words.askHint}
    </p>`
}

function entryPart({ at, by, said }: Entry, { names }: DisclosureModel): Html {
  return html`<section class="hr-section">
    <h3 class="govuk-heading-s">${entryTitle(said)}</h3>
    ${entryWords(said).map((line) => html`<p class="govuk-body hr-typed">${line}</p>`)}
    <p class="govuk-hint">${names.get(by) ?? ''}, ${momentWords(at)}</p>
  </section>`
}

function entryTitle(said: Entry['said']): string {
  if (said.what !== 'decided') return words.said[said.what]
  return words.decided(stateWords[said.decided.decision], roleName(said.as))
}

function entryWords(said: Entry['said']): readonly string[] {
  switch (said.what) {
    case 'disclosed':
      return []
    case 'decided': {
      const { note, talkedOn, endsOn } = said.decided
      const talked = talkedOn === undefined ? [] : [words.talked(inWords(talkedOn))]
      const until = endsOn === undefined ? [] : [words.until(inWords(endsOn))]
      return [...(note === '' ? [] : [note]), ...talked, ...until]
    }
    default:
      return said.words === '' ? [] : [said.words]
  }
}

function dayIn(at: Date): string {
  return inWords(dayOf(at))
}

function inWords(day: IsoDay): string {
  return dayWords(readDay(day))
}
