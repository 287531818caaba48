import { dayWords } from '#core/day.ts'
import type { CalendarEntry } from '#core/calendar-entry.ts'
import { momentWords } from '#core/moment-words.ts'
import { insetText } from '#web/components/display/inset-text.ts'
import { table } from '#web/components/display/table.ts'
import { button } from '#web/components/forms/button.ts'
import { backLink } from '#web/components/navigation/back-link.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'
import { postForm } from '#web/post-form.ts'

const words = {
  title: 'Your calendar',
  what: 'Your days from Houserules in the calendar you use anyway: reviews that wait for you, what you are to read and sign, training, and when something you declared ends. It says nothing confidential and names no child.',
  back: 'Your account',
  newTitle: 'Your private address',
  once: 'Copy it into your calendar program now, as a calendar to subscribe to. It is shown this once. Whoever has it can read these days, so give it to nobody.',
  made: (when: string) => `Your private address was made on ${when}. It cannot be shown again.`,
  none: 'You have no private address yet.',
  make: 'Make a private address',
  again: 'Make a new one',
  againWhat: 'A new address ends the one before.',
  end: 'End it',
  days: 'Your days',
  noDays: 'There is no day for you at present.',
  head: ['Day', 'What'],
} as const

/** What the page shows; the address only right after it was made. */
export type CalendarModel = {
  readonly base: string
  readonly madeAt: Date | undefined
  readonly address?: string | undefined
  readonly entries: readonly CalendarEntry[]
}

/** One's own calendar: its days, and the private address at which a program reads them. */
export function calendarPage(frame: Frame, model: CalendarModel): Html {
  const { base, address } = model
  return layout({
    ...frame,
    title: words.title,
    beforeContent: backLink({ text: words.back, href: `${base}/account` }),
    content: html`<h1 class="govuk-heading-l">${words.title}</h1>
      <p class="govuk-body">${words.what}</p>
      ${address === undefined ? nothing : newAddress(address)} ${keyPart(frame, model)}
      <h2 class="govuk-heading-m">${words.days}</h2>
      ${days(model)}`,
  })
}

function newAddress(address: string): Html {
  return insetText({
    html: html`<h2 class="govuk-heading-m">${words.newTitle}</h2>
      <p class="govuk-body hr-import-columns"><code>${address}</code></p>
      <p class="govuk-body">${words.once}</p>`,
  })
}

function keyPart(frame: Frame, { base, madeAt }: CalendarModel): Html {
  const action = `${base}/account/calendar`
  const secondary = { classes: 'govuk-button--secondary' }
  if (madeAt === undefined) {
    return html`<p class="govuk-body">${words.none}</p>
      ${postForm(frame, { action, content: button({ text: words.make, preventDoubleClick: true }) })}`
  }
  return html`<p class="govuk-body">${words.made(momentWords(madeAt))} ${words.againWhat}</p>
    <div class="govuk-button-group">
      ${postForm(frame, {
        action,
        content: button({ text: words.again, preventDoubleClick: true, ...secondary }),
      })}
      ${postForm(frame, {
        action: `${action}/end`,
        content: button({ text: words.end, classes: 'govuk-button--warning' }),
      })}
    </div>`
}

function days({ entries }: CalendarModel): Html {
  if (entries.length === 0) return html`<p class="govuk-body">${words.noDays}</p>`
  return table({
    classes: 'hr-stack',
    firstCellIsHeader: true,
    head: words.head.map((text) => ({ text })),
    rows: entries.map(({ day, title, says, href }) => [
      { text: dayWords(day) },
      {
        html: html`<a class="govuk-link" href="${href}">${title}</a
          ><span class="hr-line">${says}</span>`,
      },
    ]),
  })
}
