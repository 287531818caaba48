import { momentWords } from '#core/moment-words.ts'
import { summaryList } from '#web/components/display/summary-list.ts'
import { table } from '#web/components/display/table.ts'
import { backLink } from '#web/components/navigation/back-link.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'

import type { KeptMessage, Outcome } from './message.ts'

const words = {
  title: 'Mail that was not sent',
  lead: 'No mail leaves a demonstration. What would have been sent is here, the latest first.',
  none: 'There are no messages yet.',
  when: 'Written',
  to: 'To',
  about: 'Message',
  became: 'What became of it',
  back: 'All messages',
  gone: 'The words of a message are removed once it was sent or given up.',
  nobody: 'nobody any more',
} as const

const outcomes: Readonly<Record<Outcome, string>> = {
  sent: 'Sent',
  refused: 'Refused by the mail server of whom it was for',
  failed: 'Given up after several tries',
  'no-address': 'Not sent, as there is no mail address',
  held: 'Kept here',
}
const waiting = 'Waiting'

/** The list of a trust's messages; `base` is its address. */
export function outboxPage(
  frame: Frame,
  { base, messages }: { readonly base: string; readonly messages: readonly KeptMessage[] },
): Html {
  return layout({
    ...frame,
    title: words.title,
    content: html`<h1 class="govuk-heading-l">${words.title}</h1>
      <p class="govuk-body">${words.lead}</p>
      ${messages.length === 0 ? html`<p class="govuk-body">${words.none}</p>` : list(base, messages)}`,
  })
}

function list(base: string, messages: readonly KeptMessage[]): Html {
  return table({
    head: [words.about, words.to, words.when, words.became].map((text) => ({ text })),
    rows: messages.map((message) => [
      {
        html: html`<a class="govuk-link" href="${base}/${message.messageId}"
          >${subjectOf(message)}</a
        >`,
      },
      { text: message.to ?? words.nobody },
      { text: momentWords(message.queuedAt) },
      { text: becameOf(message) },
    ]),
  })
}

/** One message, as whom it is for would read it. */
export function outboxMessagePage(
  frame: Frame,
  { base, message }: { readonly base: string; readonly message: KeptMessage },
): Html {
  const rows = [
    [words.to, message.to ?? words.nobody],
    [words.when, momentWords(message.queuedAt)],
    [words.became, becameOf(message)],
  ] as const
  return layout({
    ...frame,
    title: subjectOf(message),
    beforeContent: backLink({ href: base, text: words.back }),
    content: html`<h1 class="govuk-heading-l">${subjectOf(message)}</h1>
      ${summaryList({ rows: rows.map(([key, value]) => ({ key: { text: key }, value: { text: value } })) })}
      ${message.text === null ? html`<p class="govuk-body">${words.gone}</p>` : letter(message.text)}`,
  })
}

function letter(text: string): readonly Html[] {
  return text.split(/\r?\n(?:\r?\n)+/).map((part) => {
    const lines = part.split(/\r?\n/)
    return html`<p class="govuk-body">
      ${lines.map((line, place) => html`${place === 0 ? nothing : html`<br />`}${linked(line)}`)}
    </p>`
  })
}

/** Addresses can be followed, as in a mail program. */
function linked(line: string): readonly Html[] {
  return line
    .split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])/)
    .map((part, place) =>
      place % 2 === 1 ? html`<a class="govuk-link" href="${part}">${part}</a>` : html`${part}`,
    )
}

function subjectOf({ subject, kind }: KeptMessage): string {
  return subject ?? kind.replaceAll('-', ' ')
}

function becameOf({ outcome, settledAt }: KeptMessage): string {
  if (outcome === null) return waiting
  return settledAt ? `${outcomes[outcome]}, ${momentWords(settledAt)}` : outcomes[outcome]
}
