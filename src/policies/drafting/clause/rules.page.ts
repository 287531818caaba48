import { ruleOf } from '#policies/clause.page.ts'
import { paragraphs } from '#policies/policy.page.ts'
import type { AtDraft } from '#policies/drafting/at-draft.routes.ts'
import { baseField } from '#policies/drafting/draft.page.ts'
import type { DescribedRule } from '#rulebooks/describe.ts'
import { insetText } from '#web/components/display/inset-text.ts'
import { tag } from '#web/components/display/tag.ts'
import { warningText } from '#web/components/display/warning-text.ts'
import { button } from '#web/components/forms/button.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { postForm } from '#web/post-form.ts'

const words = {
  title: 'What its rules do',
  none: 'This clause has no rule: nothing is answered from it.',
  unread: 'The rules cannot be shown in words while the draft holds mistakes of form.',
  add: 'Add a rule',
  change: (id: string) => `Change rule ${id}`,
  alarm:
    'The words or the rules of this clause were changed. Until somebody confirms that each rule says what the words say, the draft cannot be published.',
  words: 'The words',
  asks: 'Does the rule below say what these words say?',
  confirm: (id: string) => `Confirm rule ${id}`,
  who: 'The central team, headteachers and trustees confirm rules.',
  confirmed: 'Confirmed',
  open: 'Not confirmed',
} as const

/** A rule of a clause as its page shows it. */
export type RuleShown = {
  readonly id: string
  readonly isConfirmed: boolean
  readonly described: DescribedRule
  /** Where the words say something else than the rule, as sentences. */
  readonly contradictions: readonly string[]
}

/** What the part of the rules needs of the page of a clause. */
export type RulesShown = {
  readonly id: string
  /** The saved words with the settings filled in: what is typed and not saved cannot be confirmed. */
  readonly savedReads: string
  readonly rules: readonly RuleShown[]
}

/** The rules of a clause in words, each beside the words it must say; whoever may confirms them. */
export function rulesPart(at: AtDraft, model: RulesShown): Html {
  const { rules, id } = model
  const isOpen = rules.some(({ isConfirmed }) => !isConfirmed)
  const none = at.reading.edition === undefined ? words.unread : words.none
  return html`<h2 class="govuk-heading-m" id="rules">${words.title}</h2>
    ${isOpen ? warningText({ text: words.alarm, iconFallbackText: 'Warning' }) : nothing}
    ${rules.length === 0 ? html`<p class="govuk-body">${none}</p>` : nothing}
    ${rules.map((rule) => ruleShown(at, rule, model))}
    ${isOpen && !at.mayConfirm ? html`<p class="govuk-body">${words.who}</p>` : nothing}
    ${
      at.mayEdit
        ? html`<p class="govuk-body">
            <a class="govuk-link" href="${at.home}/clauses/${id}/rules/new">${words.add}</a>
          </p>`
        : nothing
    }`
}

function ruleShown(at: AtDraft, rule: RuleShown, model: RulesShown): Html {
  const { id, isConfirmed, described, contradictions } = rule
  return html`<section class="hr-rule" id="rule-${id}">
    <p class="govuk-body">
      ${tag(
        isConfirmed
          ? { text: words.confirmed, classes: 'govuk-tag--green' }
          : { text: words.open, classes: 'govuk-tag--red' },
      )}
    </p>
    ${contradictions.map((says) => html`<p class="govuk-body hr-contradiction">${says}</p>`)}
    ${isConfirmed ? nothing : wordsBeside(model)} ${ruleOf(described)}
    ${isConfirmed || !at.mayConfirm ? nothing : confirmForm(at, rule, model)}
    ${
      at.mayEdit
        ? html`<p class="govuk-body">
            <a class="govuk-link" href="${at.home}/rules/${encodeURIComponent(id)}"
              >${words.change(id)}</a
            >
          </p>`
        : nothing
    }
  </section>`
}

function wordsBeside({ savedReads }: RulesShown): Html {
  return html`<p class="govuk-body"><strong>${words.asks}</strong></p>
    ${insetText({ html: paragraphs(savedReads) })}`
}

function confirmForm(at: AtDraft, { id }: RuleShown, { id: clause }: RulesShown): Html {
  return postForm(at.frame, {
    action: `${at.home}/clauses/${clause}/confirm`,
    content: html`${baseField(at)}
      <input type="hidden" name="rule" value="${id}" />
      ${button({ text: words.confirm(id), preventDoubleClick: true })}`,
  })
}
