import { dayWords } from '#core/day.ts'
import type { IsoDay } from '#core/iso-day.ts'
import type { LedgerLine } from '#rulebooks/ledger.ts'
import type { Clause, Defect, Rulebook, Section } from '#rulebooks/language/rulebook.ts'
import { wordsOf } from '#rulebooks/language/words.ts'
import { summaryList } from '#web/components/display/summary-list.ts'
import { warningText } from '#web/components/display/warning-text.ts'
import { searchBox } from '#web/components/own/search-box.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'

import { reviewWords } from './reviewing/review-words.ts'
import { approvedHere, sealBroken } from '#policies/approving/approval-shown.page.ts'
import type { ApprovalShown } from '#policies/approving/approval-shown.ts'
import { contactRows } from './control-shown/contacts.page.ts'
import type { ContactShown } from './control-shown/contacts.ts'
import { historyShown } from './control-shown/history.page.ts'
import { ledgerTags } from './ledger-tags.page.ts'
import { areNumbered } from './numbered-titles.ts'
import type { Links } from './related/public-links.ts'
import { relatedList } from './related/related-list.page.ts'
import type { Found, Marked } from './search-policy.ts'

const words = {
  paraphrase:
    'This is a paraphrase of a published policy, made for demonstration and tests. It is not the trust’s own text.',
  search: 'Search this policy',
  contents: 'Contents',
  none: 'Nothing in this policy holds all of these words. Try fewer words, or the beginning of a word.',
  clear: 'Show the whole policy',
  does: 'What this does',
  defects: 'What the owner of the policy should mend',
  byKind: 'The same by kind',
  warning: 'Warning',
  editions: 'All editions of this policy',
  compare: 'Compare it with other policies',
  schools: 'Schools',
  schoolsLink: 'How each school stands with this policy',
  download: 'Download the policy',
  word: 'as a Word document',
  pdf: 'as a PDF for screen readers and for paper',
} as const

/** A school at which a policy is shown, and how it stands there. */
export type ShownAt = {
  readonly schoolId: string
  readonly name: string
  readonly says: string
}

/** What the policy page shows. */
export type PolicyModel = {
  readonly frame: Frame
  readonly rulebook: Rulebook
  readonly lines: ReadonlyMap<string, LedgerLine>
  readonly home: string
  /** The day on which the review was due, in words, when it has passed. */
  readonly overdue?: string | undefined
  readonly seal: string
  /** The day of the next review as it stands, the text's own or one that was set since. */
  readonly due: IsoDay
  /** The school whose page this is, and how the policy stands there. */
  readonly school?: ShownAt | undefined
  /** Said above an edition that is not the one in force. */
  readonly notice?: string | undefined
  /** Where related documents can be read; as the text has it when left out. */
  readonly links?: Links | undefined
  /** How it was approved here, where it was. */
  readonly approval?: ApprovalShown | undefined
  /** Whom the text says how to reach, and who that is today. */
  readonly contacts?: readonly ContactShown[] | undefined
  readonly search?: { readonly looked: string; readonly found: readonly Found[] } | undefined
}

/** The policy as people read it, from top to bottom, or what a search found in it. */
export function policyPage(model: PolicyModel): Html {
  const { frame, rulebook, home, overdue, search, school } = model
  const { title, name } = rulebook.control
  const whole = school ? `${title}: ${school.name}` : title
  return layout({
    ...frame,
    title: search ? `“${search.looked}” in the ${title.toLowerCase()}` : whole,
    overdue,
    content: html`<span class="govuk-caption-xl">${school ? `${school.name}, ${name}` : name}</span>
      <h1 class="govuk-heading-xl">${title}</h1>
      ${model.notice === undefined ? nothing : warningText({ text: model.notice, iconFallbackText: words.warning })}
      ${sealBroken(model.approval)}
      ${searchBox({ action: home, name: 'q', label: words.search, value: search?.looked })}
      ${search ? results(search, home) : wholePolicy(model)}`,
  })
}

function wholePolicy(model: PolicyModel): Html {
  const { rulebook } = model
  return html`${control(model)} ${contents(rulebook.sections)}
  ${rulebook.sections.map((section, i) => sectionOf(section, i, model))}
  ${relatedList(rulebook.related, relatedAt(model))} ${defectList(rulebook.defects, model.home)}`
}

function relatedAt({ home, links, rulebook }: PolicyModel) {
  const inText = rulebook.related.flatMap(({ title, link }) =>
    link === undefined ? [] : [[title, link] as const],
  )
  return { home, list: partOf(home, 'related'), links: links ?? new Map(inText) }
}

function control(model: PolicyModel): Html {
  const { seal, home, school, approval } = model
  const one = model.rulebook.control
  const until = one.inForce.until === undefined ? '' : ` until ${dayWords(one.inForce.until)}`
  const rows = [
    ['Edition', one.edition],
    ['In force', `from ${approval?.inForceFrom ?? dayWords(one.inForce.from)}${until}`],
    ['Approved', approval ? approvedHere(approval) : `${one.approved.by}, ${one.approved.words}`],
    ['Next review', reviewWords(one, model.due)],
    ['Owner', one.owner],
    ...contactRows(home, model.contacts),
    ...(one.status === undefined ? [] : [['Status', one.status] as const]),
    ...(school ? [['This school', school.says] as const] : []),
    ...(one.local ? [[words.schools, schoolsLink(home)] as const] : []),
    ['Seal', html`<span class="hr-reference">${seal.slice(0, 16)}</span>`],
  ] as const
  return html`${summaryList({
    classes: 'govuk-summary-list--no-border',
    rows: rows.map(([key, value]) => ({
      key: { text: key },
      value: typeof value === 'string' ? { text: value } : { html: value },
    })),
  })}
  ${besides(model)}`
}

function besides({ rulebook, home, school, approval }: PolicyModel): Html {
  return html`${approval ? nothing : html`<p class="govuk-body-s">${words.paraphrase}</p>`}
    ${downloads(home, school)} ${historyShown(rulebook.control, home)}
    <p class="govuk-body">
      <a class="govuk-link" href="${partOf(home, 'editions')}">${words.editions}</a>
    </p>
    <p class="govuk-body">
      <a class="govuk-link" href="${partOf(home, 'compare')}">${words.compare}</a>
    </p>`
}

/** The address of another part of the trust's pages, from that of the policy or of an edition. */
function partOf(home: string, part: string): string {
  return home.replace(/(editions\/[^/]+\/)?policy$/, part)
}

function schoolsLink(home: string): Html {
  const href = partOf(home, 'adoption')
  return html`<a class="govuk-link" href="${href}">${words.schoolsLink}</a>`
}

function downloads(home: string, school: ShownAt | undefined): Html {
  const copy = school ? `?school=${school.schoolId}` : ''
  return html`<p class="govuk-body">
    ${words.download} <a class="govuk-link" href="${home}.docx${copy}">${words.word}</a> or
    <a class="govuk-link" href="${home}.pdf${copy}">${words.pdf}</a>.
  </p>`
}

function contents(sections: readonly Section[]): Html {
  return html`<nav aria-labelledby="contents">
    <h2 class="govuk-heading-m" id="contents">${words.contents}</h2>
    <ol class="govuk-list ${areNumbered(sections) ? '' : 'govuk-list--number'}">
      ${sections.map(
        ({ title }, i) =>
          html`<li><a class="govuk-link" href="#section-${i + 1}">${title}</a></li>`,
      )}
    </ol>
  </nav>`
}

function sectionOf(section: Section, index: number, model: PolicyModel): Html {
  return html`<section aria-labelledby="section-${index + 1}">
    <h2 class="govuk-heading-l hr-section" id="section-${index + 1}">${section.title}</h2>
    ${paragraphs(section.intro)} ${section.clauses.map((clause) => clauseOf(clause, model))}
  </section>`
}

function clauseOf(clause: Clause, { rulebook, lines, home }: PolicyModel): Html {
  const line = lines.get(clause.id)
  return html`<article class="hr-policy-clause" id="${clause.id}">
    <h3 class="govuk-heading-s hr-policy-clause__title">
      <a class="govuk-link hr-nowrap" href="#${clause.id}">${clause.id}</a> ${clause.title}
    </h3>
    ${paragraphs(wordsOf(clause.text, rulebook))}
    <p class="govuk-body-s hr-policy-clause__foot">
      ${line ? ledgerTags(line) : nothing}
      <a class="govuk-link" href="${home}/${clause.id}"
        >${words.does}<span class="govuk-visually-hidden">: ${clause.id}</span></a
      >
    </p>
  </article>`
}

/** Text in paragraphs, one for each blank line between. */
export function paragraphs(text: string): Html {
  if (text === '') return nothing
  return html`${text.split(/\n{2,}/).map((one) => html`<p class="govuk-body">${one}</p>`)}`
}

function defectList(defects: readonly Defect[], home: string): Html {
  if (defects.length === 0) return nothing
  return html`<h2 class="govuk-heading-l hr-section" id="defects">${words.defects}</h2>
    <ul class="govuk-list govuk-list--bullet">
      ${defects.map(
        ({ clause, kind, says, treated }) =>
          html`<li>
            <a class="govuk-link hr-nowrap" href="${home}#${clause}">${clause}</a>
            (${kind.replaceAll('-', ' ')}): ${says} ${treated}
          </li>`,
      )}
    </ul>
    <p class="govuk-body">
      <a class="govuk-link" href="${partOf(home, 'defects')}">${words.byKind}</a>
    </p>`
}

function results({ looked, found }: NonNullable<PolicyModel['search']>, home: string): Html {
  const count = found.length === 1 ? '1 clause' : `${found.length} clauses`
  return html`<h2 class="govuk-heading-m" role="status">${count} with “${looked}”</h2>
    ${found.length === 0 ? html`<p class="govuk-body">${words.none}</p>` : nothing}
    ${found.map((one) => foundClause(one, home))}
    <p class="govuk-body"><a class="govuk-link" href="${home}">${words.clear}</a></p>`
}

function foundClause({ clause, section, title, words: text }: Found, home: string): Html {
  return html`<article class="hr-policy-clause">
    <h3 class="govuk-heading-s hr-policy-clause__title">
      <a class="govuk-link hr-nowrap" href="${home}#${clause.id}">${clause.id}</a> ${marked(title)}
    </h3>
    <p class="govuk-body">${marked(text)}</p>
    <p class="govuk-body-s">${section}</p>
  </article>`
}

function marked(parts: readonly Marked[]): Html {
  return html`${parts.map(({ text, hit }) => (hit ? html`<mark>${text}</mark>` : text))}`
}
