import {
  fits,
  type AdditionMistake,
  type CheckedAddition,
  type Weakened,
} from '#policies/additions/addition.ts'
import { sides, type SideView } from '#policies/comparing/sides.page.ts'
import { insetText } from '#web/components/display/inset-text.ts'
import { warningText } from '#web/components/display/warning-text.ts'
import { html, nothing, type Html } from '#web/html.ts'

const words = {
  fits: 'This only tightens the policy of the trust. It can be put into force.',
  mistakes: 'This cannot be read yet',
  line: 'Line',
  weakens: 'This weakens the policy of the trust, so it cannot be put into force.',
  weakened: 'What it weakens',
  of: 'weakened',
  gaveUp:
    'Whether it weakens anything could not be found out. Write it more simply, or in fewer rules.',
  trust: 'The trust’s policy',
  with: 'With what the school adds',
} as const

/** Where clauses of either text can be read. */
export type Addresses = {
  readonly trust: (id: string) => string
  readonly added: (id: string) => string
}

/** What was found of an addition: that it fits, or everything that stands in its way. */
export function whyNot(checked: CheckedAddition, addresses: Addresses): Html {
  const { mistakes, weakened, gaveUp } = checked
  if (fits(checked)) return insetText({ text: words.fits })
  return html`${mistakes.length > 0 ? mistakesList(mistakes) : nothing}
  ${gaveUp > 0 ? insetText({ text: words.gaveUp }) : nothing}
  ${weakened.length > 0 ? weakenedList(weakened, addresses) : nothing}`
}

function mistakesList(mistakes: readonly AdditionMistake[]): Html {
  return html`<h2 class="govuk-heading-m" id="mistakes">${words.mistakes}</h2>
    <ul class="govuk-list govuk-list--bullet">
      ${mistakes.map(({ line, says }) => html`<li>${words.line} ${line}: ${says}</li>`)}
    </ul>`
}

function weakenedList(weakened: readonly Weakened[], addresses: Addresses): Html {
  return html`${warningText({ text: words.weakens, iconFallbackText: 'Warning' })}
    <h2 class="govuk-heading-m">${words.weakened}</h2>
    ${weakened.map((one) => card(one, addresses))}`
}

function card({ person, clause, trust, withAddition }: Weakened, addresses: Addresses): Html {
  const view = (
    title: string,
    side: Weakened['trust'],
    clauseAddress: (id: string) => string,
  ): SideView => ({ title, ...side, clauseAddress })
  return html`<section class="hr-card">
    <h3 class="govuk-heading-s">${clause} ${words.of}</h3>
    <p class="govuk-body">${person}</p>
    ${sides(
      view(words.trust, trust, addresses.trust),
      view(words.with, withAddition, (id) =>
        trust.clauses.some((own) => own.id === id) ? addresses.trust(id) : addresses.added(id),
      ),
    )}
  </section>`
}
