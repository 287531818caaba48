import { drawnChanges } from '#policies/drafting/drawn-changes.page.ts'
import { button } from '#web/components/forms/button.ts'
import { select } from '#web/components/forms/select.ts'
import { tag } from '#web/components/display/tag.ts'
import { backLink } from '#web/components/navigation/back-link.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'

import type { ClauseDifference, Difference, EditionDifference } from './compare-editions.ts'

const words = {
  title: 'Two editions beside each other',
  back: 'All editions',
  same: 'Nothing differs between them in words, rules, settings or document control.',
  filter: 'Section',
  every: 'Every section',
  show: 'Show',
  none: 'No clause of this section differs.',
  clauses: 'Clause by clause',
  settings: 'Settings',
  control: 'Document control',
  workings: 'Only examples or what keeps them changed',
  wordsOf: 'Words',
  rulesOf: 'Rules',
  everyone: 'Concerns everyone',
  concerns: 'Concerns',
  unreadable: 'This draft cannot be compared yet',
  mend: 'Its text has mistakes that keep it from being read. They are listed with the draft.',
  key: 'What was taken out is struck through, what was put in is underlined.',
} as const

const types = {
  added: tag({ text: 'New', classes: 'govuk-tag--green' }),
  removed: tag({ text: 'Taken out', classes: 'govuk-tag--red' }),
  changed: tag({ text: 'Changed', classes: 'govuk-tag--blue' }),
} as const

/** One side of a comparison: what it is called, and the address where it can be read. */
export type Side = { readonly key: string; readonly name: string; readonly href: string }

/** What the page of two editions shows; of one section only when one was chosen. */
export type CompareModel = {
  readonly base: string
  readonly left: Side
  readonly right: Side
  readonly difference: EditionDifference
  readonly section?: string | undefined
  /** The names of roles as people read them. */
  readonly roleNames: (role: string) => string
}

/** Two editions clause by clause: words, rules, settings and document control. */
export function comparePage(frame: Frame, model: CompareModel): Html {
  const { base, left, right, difference } = model
  return layout({
    ...frame,
    title: words.title,
    beforeContent: backLink({ text: words.back, href: `${base}/editions` }),
    content: html`<h1 class="govuk-heading-l">${words.title}</h1>
      <p class="govuk-body">
        <a class="govuk-link" href="${left.href}">${left.name}</a> →
        <a class="govuk-link" href="${right.href}">${right.name}</a>
      </p>
      ${isSame(difference) ? html`<p class="govuk-body">${words.same}</p>` : differences(model)}`,
  })
}

function isSame({ clauses, settings, control, workings }: EditionDifference): boolean {
  return clauses.length + settings.length + control.length + workings.length === 0
}

function differences(model: CompareModel): Html {
  const { difference, section } = model
  const shown = difference.clauses.filter(
    ({ change }) => section === undefined || change.section === section,
  )
  return html`<p class="govuk-body-s">${words.key}</p>
    ${rows(words.control, section === undefined ? difference.control : [])}
    ${rows(words.settings, section === undefined ? difference.settings : [])}
    <h2 class="govuk-heading-m hr-section">${words.clauses}</h2>
    ${filter(model)} ${shown.length === 0 ? html`<p class="govuk-body">${words.none}</p>` : nothing}
    ${shown.map((one) => clauseOf(one, model))} ${workingsOf(difference.workings, section)}`
}

function filter({ base, left, right, difference, section }: CompareModel): Html {
  const sections = [...new Set(difference.clauses.map(({ change }) => change.section))]
  if (sections.length < 2) return nothing
  return html`<form action="${base}/editions/compare" method="get">
    <input type="hidden" name="left" value="${left.key}" />
    <input type="hidden" name="right" value="${right.key}" />
    ${select({
      id: 'section',
      name: 'section',
      label: { text: words.filter },
      value: section ?? '',
      items: [
        { value: '', text: `${words.every} (${difference.clauses.length})` },
        ...sections.map((one) => ({ value: one, text: one })),
      ],
    })}
    ${button({ text: words.show, classes: 'govuk-button--secondary' })}
  </form>`
}

function rows(heading: string, all: readonly Difference[]): Html {
  if (all.length === 0) return nothing
  return html`<h2 class="govuk-heading-m hr-section">${heading}</h2>
    ${all.map(
      ({ what, before, after }) =>
        html`<h3 class="govuk-heading-s">${what}</h3>
          ${drawnChanges(before, after)}`,
    )}`
}

function clauseOf(difference: ClauseDifference, model: CompareModel): Html {
  const { change, words: text, rules } = difference
  const { clause, title, type, section } = change
  if (change.another)
    return html`${halfOf(difference, 'removed')} ${halfOf(difference, 'added')}
      <p class="govuk-body-s">${section}. ${rolesOf(change.roles, model)}</p>`
  return html`<article class="hr-policy-clause" id="${clause}">
    <h3 class="govuk-heading-s hr-policy-clause__title">
      <span class="hr-nowrap">${clause}</span> ${title} ${types[type]}
    </h3>
    <p class="govuk-body-s">${section}. ${rolesOf(change.roles, model)}</p>
    ${part(words.wordsOf, text)} ${part(words.rulesOf, rules)}
  </article>`
}

/** The clause that went, or the other one that came under its number. */
function halfOf({ change, words: text, rules }: ClauseDifference, type: 'removed' | 'added'): Html {
  const [side, clause] =
    type === 'removed' ? (['before', change.before] as const) : (['after', change.after] as const)
  const only = (difference: Difference): Difference => ({
    ...difference,
    before: '',
    after: '',
    [side]: difference[side],
  })
  return html`<article
    class="hr-policy-clause"
    id="${change.clause}${type === 'added' ? '' : '-old'}"
  >
    <h3 class="govuk-heading-s hr-policy-clause__title">
      <span class="hr-nowrap">${change.clause}</span> ${clause?.title ?? ''} ${types[type]}
    </h3>
    ${part(words.wordsOf, only(text))} ${part(words.rulesOf, only(rules))}
  </article>`
}

function part(heading: string, { before, after }: Difference): Html {
  if (before === after) return nothing
  return html`<h4 class="govuk-heading-s">${heading}</h4>
    ${drawnChanges(before, after)}`
}

function rolesOf(roles: ClauseDifference['change']['roles'], { roleNames }: CompareModel): string {
  if (roles === 'everyone') return `${words.everyone}.`
  return `${words.concerns}: ${roles.map(roleNames).join(', ')}.`
}

function workingsOf(clauses: readonly string[], section: string | undefined): Html {
  if (clauses.length === 0 || section !== undefined) return nothing
  return html`<h2 class="govuk-heading-m hr-section">${words.workings}</h2>
    <p class="govuk-body">${clauses.join(', ')}</p>`
}

/** Said instead of a comparison with a draft that cannot be read yet. */
export function unreadablePage(frame: Frame, { name, href }: Side): Html {
  return layout({
    ...frame,
    title: words.unreadable,
    content: html`<h1 class="govuk-heading-l">${words.unreadable}</h1>
      <p class="govuk-body">${words.mend}</p>
      <p class="govuk-body"><a class="govuk-link" href="${href}/ready">${name}</a></p>`,
  })
}
