import { textField } from '#people/pages/forms/fields.page.ts'
import type { Filled } from '#people/pages/forms/sent.ts'
import { defectKnown } from '#policies/approving/sealing/defect-known.ts'
import type { LookedAt } from '#policies/approving/sending/look-at-draft.ts'
import type { AtDraft } from '#policies/drafting/at-draft.routes.ts'
import type { Defect } from '#rulebooks/language/rulebook.ts'
import { button } from '#web/components/forms/button.ts'
import { checkboxes } from '#web/components/forms/checkboxes.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { postForm } from '#web/post-form.ts'

const words = {
  heading: 'Defects of the text',
  lead: 'What is known to be wrong and goes to the board as it is has to be accepted by somebody, with the reason.',
  choose: 'Which of them are accepted?',
  reason: 'Why',
  reasonHint: 'It stands in the package. For example: the board decides on volunteers in spring',
  accept: 'Accept them',
  accepted: 'Accepted',
} as const

/** The defects of a draft: those accepted, and a form to accept the others. */
export function defectsForm(
  at: AtDraft,
  { looked, accepting }: { readonly looked: LookedAt; readonly accepting: Filled },
): Html {
  const defects = looked.edition?.rulebook.defects ?? []
  if (defects.length === 0) return nothing
  const reasons = new Map(looked.acceptances.map(({ defect, reason }) => [defect, reason]))
  const open = defects.filter((one) => !reasons.has(defectKnown(one)))
  return html`<h2 class="govuk-heading-m" id="defects">${words.heading}</h2>
    ${acceptedList(defects, reasons)}
    ${open.length === 0 || !at.mayEdit ? openList(open) : form(at, open, accepting)}`
}

function acceptedList(defects: readonly Defect[], reasons: ReadonlyMap<string, string>): Html {
  const accepted = defects.flatMap((one) => {
    const reason = reasons.get(defectKnown(one))
    return reason === undefined ? [] : [{ one, reason }]
  })
  if (accepted.length === 0) return nothing
  return html`<ul class="govuk-list govuk-list--bullet">
    ${accepted.map(
      ({ one, reason }) =>
        html`<li>${one.clause}: ${one.says} <strong>${words.accepted}:</strong> ${reason}</li>`,
    )}
  </ul>`
}

function openList(open: readonly Defect[]): Html {
  if (open.length === 0) return nothing
  return html`<ul class="govuk-list govuk-list--bullet">
    ${open.map(({ clause, says }) => html`<li>${clause}: ${says}</li>`)}
  </ul>`
}

function form({ frame, home }: AtDraft, open: readonly Defect[], accepting: Filled): Html {
  const problem = accepting.problems.find(({ field }) => field === 'defect')
  return html`<p class="govuk-body">${words.lead}</p>
    ${postForm(frame, {
      action: `${home}/approval/accept`,
      content: html`${checkboxes({
        name: 'defect',
        classes: 'govuk-checkboxes--small',
        fieldset: { legend: { text: words.choose, classes: 'govuk-fieldset__legend--s' } },
        values: accepting.sent.getAll('defect'),
        errorMessage: problem && { text: problem.says },
        items: open.map((one) => ({
          value: defectKnown(one),
          text: `${one.clause}: ${one.says}`,
          hint: { text: one.treated },
        })),
      })}
      ${textField(accepting, {
        name: 'why',
        asks: words.reason,
        hint: words.reasonHint,
      })}
      ${button({
        text: words.accept,
        classes: 'govuk-button--secondary',
        preventDoubleClick: true,
      })}`,
    })}`
}
