import { dayWords } from '#core/day.ts'
import { dayOf, type IsoDay } from '#core/iso-day.ts'
import { momentWords } from '#core/moment-words.ts'
import { isAllowed, type Disclosure } from '#disclosures/disclosure.ts'
import type { DisclosuresPage } from '#disclosures/list-disclosures.ts'
import { kindWords } from '#disclosures/words.ts'
import { button } from '#web/components/forms/button.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'

import { stateTag } from './disclosure.page.ts'

const words = {
  title: 'Disclosures and approvals',
  what: 'Ties that were there before, exceptions, and contact that needs an approval: what you tell the school in confidence, and what was decided. Only you and those you send it to can read it.',
  notAsked:
    'The policy of your trust has no clause by which a tie is disclosed or contact is approved.',
  disclose: 'Disclose a tie or an exception',
  approve: 'Ask for approval of contact',
  lists: {
    own: 'Yours',
    waiting: 'Waiting for your decision',
    others: 'Others sent to you',
  },
  none: {
    own: 'You have disclosed nothing.',
    waiting: 'Nothing waits for your decision.',
    others: 'Nothing else was sent to you.',
  },
  older: 'Older ones',
  until: (day: string) => `to ${day}`,
  kept: (months: number | undefined) =>
    months === undefined
      ? 'What was said is kept: the trust has named no period after which it is erased.'
      : `What was said is erased ${monthsInWords(months)} after it is over.`,
  keeping: 'How long it is kept',
} as const

/** The lists there are: one’s own, what waits for whoever looks, and what does not. */
export type ListName = keyof typeof words.lists

/** What the page shows. */
export type ListModel = {
  readonly base: string
  readonly today: IsoDay
  readonly lists: readonly { readonly name: ListName; readonly page: DisclosuresPage }[]
  readonly may: {
    readonly disclose: boolean
    readonly approve: boolean
    readonly setKeeping: boolean
  }
  /** For how many months after it is over what was said is kept; undefined for no end. */
  readonly months: number | undefined
}

/** One's own disclosures, and those of others to decide on. */
export function listPage(frame: Frame, model: ListModel): Html {
  const { base, lists, may } = model
  return layout({
    ...frame,
    title: words.title,
    content: html`<h1 class="govuk-heading-l">${words.title}</h1>
      <p class="govuk-body">${words.what} ${words.kept(model.months)}</p>
      ${
        may.setKeeping
          ? html`<p class="govuk-body">
              <a class="govuk-link" href="${base}/settings/disclosures">${words.keeping}</a>
            </p>`
          : nothing
      }
      ${may.disclose || may.approve ? nothing : html`<p class="govuk-body">${words.notAsked}</p>`}
      <div class="govuk-button-group">
        ${may.disclose ? button({ text: words.disclose, href: `${base}/disclosures/new?kind=tie` }) : nothing}
        ${
          may.approve
            ? button({
                text: words.approve,
                href: `${base}/disclosures/new?kind=approval`,
                classes: 'govuk-button--secondary',
              })
            : nothing
        }
      </div>
      ${lists.map((one) => listPart(one, model))}`,
  })
}

function monthsInWords(months: number): string {
  if (months === 0) return 'the day'
  return months === 1 ? 'one month' : `${months} months`
}

function listPart({ name, page }: ListModel['lists'][number], { base, today }: ListModel): Html {
  const { disclosures, next } = page
  return html`<h2 class="govuk-heading-m">${words.lists[name]}</h2>
    ${
      disclosures.length === 0
        ? html`<p class="govuk-body">${words.none[name]}</p>`
        : html`<ul class="govuk-list hr-entries">
            ${disclosures.map((one) => line(one, base, today))}
          </ul>`
    }
    ${
      next === undefined
        ? nothing
        : html`<p class="govuk-body">
            <a class="govuk-link" href="${base}/disclosures?list=${name}&before=${next}"
              >${words.older}<span class="govuk-visually-hidden">: ${words.lists[name]}</span></a
            >
          </p>`
    }`
}

function line(disclosure: Disclosure, base: string, today: IsoDay): Html {
  const { disclosureId, kind, disclosedAt, endsOn } = disclosure
  const until =
    isAllowed(disclosure) && endsOn !== undefined ? ` ${words.until(dayWords(endsOn))}` : ''
  return html`<li class="hr-entries__entry">
    <a class="govuk-link hr-entries__what" href="${base}/disclosures/${disclosureId}"
      >${kindWords[kind]}, ${dayWords(dayOf(disclosedAt))}</a
    >
    ${stateTag(disclosure, today)}
    <span class="hr-entries__when">${momentWords(disclosedAt)}${until}</span>
  </li>`
}
