import { figures } from '#core/figures.ts'
import { dayWords } from '#core/day.ts'
import type { Difference } from '#rulebooks/compare/compare.ts'
import type { Kind, Opinion } from '#rulebooks/compare/opinion.ts'
import { personOf } from '#rulebooks/compare/person.ts'
import type { Vocabulary } from '#rulebooks/language/vocabulary.ts'
import { insetText } from '#web/components/display/inset-text.ts'
import { button } from '#web/components/forms/button.ts'
import { select } from '#web/components/forms/select.ts'
import { numberedPages } from '#web/paging/list-pages.ts'
import { html, nothing, type Html } from '#web/html.ts'
import type { Frame } from '#web/layout.ts'

import type { Chosen } from './choose-edition.ts'
import { perPage, type Found } from './found-differences.ts'
import { sides, type SideView } from './sides.page.ts'
import { twoPoliciesPage } from './two-policies.page.ts'

const words = {
  may: 'May I',
  action: 'What somebody wants to do',
  every: 'Everything',
  kind: 'Kind of difference',
  show: 'Show',
  pairs: 'The weightiest between each two clauses',
  all: 'Every difference',
  filter: 'Show',
  asked: 'Both were asked as if in force on',
  invented: 'The people are invented.',
  none: 'There is no such difference.',
  index: 'Where they differ most',
  no: 'no such setting',
  same: 'The same for:',
  more: 'more between these clauses',
  gaveUp: 'searches were given up, so a difference may be missing.',
} as const

const kindTitles: Readonly<Record<Kind, string>> = {
  answer: 'Another answer',
  route: 'Others must be told, or sooner',
  condition: 'Other things must be done first',
  decides: 'Somebody else decides',
  reading: 'One can be read otherwise',
}

/** Whether a word names a kind of difference. */
export function isKind(word: string): word is Kind {
  return Object.hasOwn(kindTitles, word)
}

/** What the page of a comparison shows. */
export type ComparisonModel = {
  readonly address: string
  readonly left: Chosen
  readonly right: Chosen
  readonly vocabulary: Vocabulary
  readonly found: Found
}

/** The page on which two policies stand beside each other. */
export function comparisonPage(frame: Frame, model: ComparisonModel): Html {
  const { found } = model
  return twoPoliciesPage(frame, model, {
    content: html`<p class="govuk-body">${count(found)} ${asked(found)} ${words.invented}</p>
      ${found.gaveUp > 0 ? insetText({ text: `${found.gaveUp} ${words.gaveUp}` }) : nothing}
      ${index(model)} ${filter(model)}
      ${found.shown.length === 0 ? html`<p class="govuk-body">${words.none}</p>` : nothing}
      ${found.shown.map((one, i) => html`${actionHeading(one.action, found.shown[i - 1]?.action, model)} ${entry(one, model)}`)}
      ${pages(model)}`,
  })
}

function count({ differences, pairs }: Found): string {
  return differences === 0
    ? 'They say the same of everything anybody can ask.'
    : `${figures(differences)} differences between ${figures(pairs)} pairs of clauses.`
}

function asked({ on }: Found): string {
  return on === undefined ? '' : `${words.asked} ${dayWords(on)}.`
}

function index(model: ComparisonModel): Html {
  const { found, vocabulary } = model
  const most = found.byAction[0]?.count ?? 1
  if (found.byAction.length < 2) return nothing
  return html`<h2 class="govuk-heading-m">${words.index}</h2>
    <ol class="hr-most">
      ${found.byAction.slice(0, 8).map(
        ({ action, count: many }) =>
          html`<li class="hr-most__item">
            <a class="govuk-link" href="${link(model, { action })}"
              >${vocabulary.actions.get(action)?.says ?? action}</a
            >
            <meter class="hr-most__bar" min="0" max="${most}" value="${many}">${many}</meter>
            <span>${figures(many)}</span>
          </li>`,
      )}
    </ol>`
}

function filter({ address, left, right, found, vocabulary }: ComparisonModel): Html {
  const { action = '', kind = '', show } = found.asked
  return html`<form method="get" action="${address}" class="hr-filter">
    <input type="hidden" name="left" value="${left.name}" />
    <input type="hidden" name="right" value="${right.name}" />
    ${select({
      id: 'action',
      name: 'action',
      label: { text: words.action },
      items: [
        { value: '', text: words.every, selected: action === '' },
        ...found.byAction
          .map((one) => ({
            value: one.action,
            text: vocabulary.actions.get(one.action)?.says ?? one.action,
            selected: action === one.action,
          }))
          .toSorted((one, other) => one.text.localeCompare(other.text, 'en-GB')),
      ],
    })}
    ${select({
      id: 'kind',
      name: 'kind',
      label: { text: words.kind },
      items: [
        { value: '', text: words.every, selected: kind === '' },
        ...Object.entries(kindTitles).map(([value, text]) => ({
          value,
          text,
          selected: kind === value,
        })),
      ],
    })}
    ${select({
      id: 'show',
      name: 'show',
      label: { text: words.show },
      items: [
        { value: 'pairs', text: words.pairs, selected: show === 'pairs' },
        { value: 'all', text: words.all, selected: show === 'all' },
      ],
    })}
    ${button({ text: words.filter, classes: 'govuk-button--secondary' })}
  </form>`
}

/** Above the first difference over an action. */
function actionHeading(action: string, before: string | undefined, model: ComparisonModel): Html {
  if (action === before) return nothing
  const says = model.vocabulary.actions.get(action)?.says ?? action
  return html`<h2 class="govuk-heading-m">${words.may} ${says}?</h2>`
}

function entry({ difference, more, action }: Found['shown'][number], model: ComparisonModel): Html {
  const { vocabulary, left, right } = model
  const person = personOf(difference, vocabulary)
  const others = difference.actions.filter((one) => one !== action)
  return html`<section class="hr-card">
    <h3 class="govuk-heading-s">${person.who}</h3>
    <p class="govuk-body">${person.asks}. ${person.also.join(' ')}</p>
    <p class="govuk-body-s">${kindTitles[difference.kind]}</p>
    ${sides(viewOf(left, difference.left), viewOf(right, difference.right))} ${settings(difference)}
    ${
      others.length === 0
        ? nothing
        : html`<p class="govuk-body-s">
            ${words.same}
            ${others.map((one) => vocabulary.actions.get(one)?.says ?? one).join('; ')}
          </p>`
    }
    ${more > 0 ? html`<p class="govuk-body-s">${figures(more)} ${words.more}</p>` : nothing}
  </section>`
}

function viewOf({ title, clauseAddress }: Chosen, opinion: Opinion): SideView {
  const { answer, lenient, clauses, routes, conditions, decides } = opinion
  return { title, answer, lenient, clauses, routes, conditions, decides, clauseAddress }
}

function settings({ settings: apart }: Difference): Html {
  if (apart.length === 0) return nothing
  return html`<ul class="govuk-list govuk-body-s">
    ${apart.map((one) => html`<li>${settingWords(one)}</li>`)}
  </ul>`
}

/** “Age up to which …: 18 years, 19 years”: what it is stands once where both say it alike. */
function settingWords({ left = words.no, right = words.no }: Difference['settings'][number]) {
  const cut = left.lastIndexOf(': ')
  const says = left.slice(0, cut + 2)
  const both =
    cut > 0 && right.startsWith(says) ? `${left}, ${right.slice(says.length)}` : undefined
  const text = both ?? `${left}; ${right}`
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function pages(model: ComparisonModel): Html {
  const { page, total, asked: by } = model.found
  const href = (number: number): string => link(model, { ...by, page: String(number) })
  return numberedPages({ page, last: Math.ceil(total / perPage), href })
}

function link(
  { address, left, right }: ComparisonModel,
  more: Readonly<Record<string, string | undefined>>,
): string {
  return `${address}?${queryOf({ left: left.name, right: right.name, ...more })}`
}

function queryOf(values: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(values).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, value]],
  )
  return new URLSearchParams(given).toString()
}
