import { choiceField, listField, textField } from '#people/pages/forms/fields.page.ts'
import type { Filled, Problem } from '#people/pages/forms/sent.ts'
import { defectKnown } from '#policies/approving/sealing/defect-known.ts'
import type { AtDraft } from '#policies/drafting/at-draft.routes.ts'
import { baseField, draftPage, readOnlyNote, reasonField } from '#policies/drafting/draft.page.ts'
import { DEFECTS } from '#rulebooks/language/front-matter.ts'
import type { Defect } from '#rulebooks/language/rulebook.ts'
import { button } from '#web/components/forms/button.ts'
import { checkboxes } from '#web/components/forms/checkboxes.ts'
import { summaryList } from '#web/components/display/summary-list.ts'
import { details } from '#web/components/display/details.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'
import { postForm } from '#web/post-form.ts'

const words = {
  title: 'Defects',
  intro:
    'What is wrong in the text itself, as found when it was brought in or while it was written. Nothing of it is quietly mended: each says how it is treated until the owner mends the words.',
  none: 'No defect of the text is known.',
  treated: 'Until then',
  wanting: 'Documents it leans on that are missing or outdated',
  wantingLink: 'Record where they are',
  checks: 'What the checks find besides',
  checksNone: 'The checks find nothing besides.',
  checksLink: 'All that is left to do',
  accept: 'A defect that stays has to be accepted before the policy is decided on.',
  acceptLink: 'Accept defects',
  mend: 'Which are mended now?',
  mendHint: 'Mend the words of the clause first.',
  mendButton: 'Take them off the list',
  add: 'Add a defect',
  addButton: 'Add it',
  clause: 'Clause',
  kind: 'What kind it is',
  says: 'What is wrong',
  treatedAsks: 'How it is treated until it is mended',
} as const

/** The kinds of defects in words, in the order in which they are shown. */
const kindWords: Readonly<Record<(typeof DEFECTS)[number], string>> = {
  contradiction: 'Contradictions',
  gap: 'Gaps',
  'undefined-term': 'Words without a meaning',
  'cross-reference': 'References that lead nowhere',
  leftover: 'Left over from elsewhere',
  outdated: 'Outdated',
}

/** The defects of an edition that is read by everyone. */
export function defectsPage(
  frame: Frame,
  { defects, policy }: { readonly defects: readonly Defect[]; readonly policy: string },
): Html {
  return layout({
    ...frame,
    title: words.title,
    content: html`<h1 class="govuk-heading-xl">${words.title}</h1>
      <p class="govuk-body-l">${words.intro}</p>
      ${byKind(defects, (clause) => `${policy}#${clause}`)}`,
  })
}

/** What the page of a draft's defects shows. */
export type DraftDefects = {
  readonly defects: readonly Defect[]
  /** What the checks find, in words, and how much more of it there is. */
  readonly checks: readonly { readonly line: number; readonly says: string }[]
  readonly more: number
  readonly clauses: readonly string[]
  /** Related documents of the trust that are missing or outdated. */
  readonly wanting: readonly string[]
  readonly mending: Filled
  readonly adding: Filled
  readonly problems: readonly Problem[]
}

/** The defects of a draft: each with its clause, how it is treated, and ways to mend and to add. */
export function draftDefectsPage(at: AtDraft, model: DraftDefects): Html {
  const { defects, problems } = model
  return draftPage(at, {
    title: words.title,
    tab: 'defects',
    problems,
    content: html`${readOnlyNote(at)}
      <p class="govuk-body">${words.intro}</p>
      ${byKind(defects, (clause) => `${at.home}/clauses/${clause}`)} ${wantingOf(at, model)}
      ${checksOf(at, model)} ${defects.length === 0 ? nothing : acceptOf(at)}
      ${at.mayEdit ? forms(at, model) : nothing}`,
  })
}

function byKind(defects: readonly Defect[], hrefOf: (clause: string) => string): Html {
  if (defects.length === 0) return html`<p class="govuk-body">${words.none}</p>`
  return html`${DEFECTS.map((kind) => {
    const these = defects.filter((one) => one.kind === kind)
    if (these.length === 0) return nothing
    return html`<h2 class="govuk-heading-m hr-section">${kindWords[kind]}</h2>
      ${summaryList({
        rows: these.map((one) => ({
          key: {
            html: html`<a class="govuk-link hr-nowrap" href="${hrefOf(one.clause)}"
              >${one.clause}</a
            >`,
          },
          value: { html: html`${one.says}<br />${words.treated}: ${one.treated}` },
        })),
      })}`
  })}`
}

function wantingOf({ base }: AtDraft, { wanting }: DraftDefects): Html {
  if (wanting.length === 0) return nothing
  return html`<h2 class="govuk-heading-m hr-section">${words.wanting}</h2>
    <ul class="govuk-list govuk-list--bullet">
      ${wanting.map((title) => html`<li>${title}</li>`)}
    </ul>
    <p class="govuk-body">
      <a class="govuk-link" href="${base}/related#wanting">${words.wantingLink}</a>
    </p>`
}

function checksOf({ home }: AtDraft, { checks, more }: DraftDefects): Html {
  const link = html`<p class="govuk-body">
    <a class="govuk-link" href="${home}/ready">${words.checksLink}</a>
  </p>`
  if (checks.length === 0) return html`<p class="govuk-body">${words.checksNone}</p>`
  return html`<h2 class="govuk-heading-m hr-section">${words.checks}</h2>
    <ul class="govuk-list govuk-list--bullet">
      ${checks.map(({ line, says }) => html`<li>Line ${line}: ${says}</li>`)}
      ${more > 0 ? html`<li>and ${more} more</li>` : nothing}
    </ul>
    ${link}`
}

function acceptOf({ home }: AtDraft): Html {
  return html`<p class="govuk-body">
    ${words.accept} <a class="govuk-link" href="${home}/approval#defects">${words.acceptLink}</a>
  </p>`
}

function forms(at: AtDraft, model: DraftDefects): Html {
  return html`${model.defects.length === 0 ? nothing : mendForm(at, model)} ${addForm(at, model)}`
}

function mendForm(at: AtDraft, { defects, mending }: DraftDefects): Html {
  const problem = mending.problems.find(({ field }) => field === 'mended')
  return postForm(at.frame, {
    action: `${at.home}/defects/mend`,
    content: html`${baseField(at)}
    ${checkboxes({
      name: 'mended',
      classes: 'govuk-checkboxes--small',
      fieldset: { legend: { text: words.mend, classes: 'govuk-fieldset__legend--m' } },
      hint: { text: words.mendHint },
      errorMessage: problem && { text: problem.says },
      values: mending.sent.getAll('mended'),
      items: defects.map((one) => ({
        value: defectKnown(one),
        text: `${one.clause}: ${one.says}`,
      })),
    })}
    ${reasonField(mending)}
    ${button({
      text: words.mendButton,
      classes: 'govuk-button--secondary',
      preventDoubleClick: true,
    })}`,
  })
}

function addForm(at: AtDraft, { clauses, adding }: DraftDefects): Html {
  const fields = html`${baseField(at)}
  ${listField(adding, {
    name: 'clause',
    asks: words.clause,
    choices: clauses.map((one) => ({ value: one, text: one })),
  })}
  ${choiceField(adding, {
    name: 'kind',
    asks: words.kind,
    choices: DEFECTS.map((one) => ({ value: one, text: kindWords[one] })),
  })}
  ${textField(adding, { name: 'says', asks: words.says })}
  ${textField(adding, { name: 'treated', asks: words.treatedAsks })}
  ${textField(adding, { name: 'why', asks: 'Why' })}
  ${button({ text: words.addButton, classes: 'govuk-button--secondary', preventDoubleClick: true })}`
  return details({
    summaryText: words.add,
    open: adding.problems.length > 0,
    html: postForm(at.frame, { action: `${at.home}/defects/add`, content: fields }),
  })
}
