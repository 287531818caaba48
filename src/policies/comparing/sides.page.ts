import { codeWords, routeWords } from '#rulebooks/compare/code-words.ts'
import { roleWords } from '#rulebooks/role-words.ts'
import { clauseQuote } from '#web/components/own/clause-quote.ts'
import { html, nothing, type Html } from '#web/html.ts'

const words = {
  tell: 'Tell',
  first: 'To be done first',
  needed: 'Would be needed as well',
  decides: 'Decided by',
  otherwise: 'The text can also be read so:',
  noClause: 'No clause speaks about this.',
} as const

/** What one of two texts says, as it stands beside what the other says. */
export type SideView = {
  /** Whose text it is. */
  readonly title: string
  /** The answer as examples write it, such as `deny (binding)`. */
  readonly answer: string
  readonly lenient?: string | undefined
  readonly clauses: readonly SideClause[]
  /** Who must be told, as codes with how soon: `route-all:dsl immediately`. */
  readonly routes: readonly string[]
  readonly conditions: readonly string[]
  readonly decides?: string | null | undefined
  /** Where a clause stands, by its id. */
  readonly clauseAddress: (id: string) => string
}

type SideClause = {
  readonly id: string
  readonly words: string
  readonly part: 'decides' | 'supports'
}

/** An answer as examples write it, in the words of the pages of answers. */
export function answerTitle(answer: string): string {
  return titles[answer] ?? answer
}

const titles: Readonly<Record<string, string>> = {
  allow: 'Yes',
  'allow-with-conditions': 'Yes, if',
  'deny (binding)': 'No',
  'deny (advisory)': 'Advised against',
  report: 'Tell someone',
  'needs-judgement': 'A person decides',
  'not-covered': 'The text does not say',
  'facts-missing': 'More needs to be said',
}

/** Two answers to the same question beside each other, each with its clauses. */
export function sides(one: SideView, other: SideView): Html {
  return html`<div class="hr-sides">${side(one)} ${side(other)}</div>`
}

function side(view: SideView): Html {
  const { title, answer, lenient, routes, conditions, decides } = view
  const clauses = view.clauses.filter(({ part }) => part === 'decides')
  const shown = clauses.length > 0 ? clauses : view.clauses
  return html`<div>
    <p class="govuk-body-s govuk-!-margin-bottom-1">${title}</p>
    <p class="govuk-heading-s">${answerTitle(answer)}</p>
    ${
      lenient === undefined || lenient === answer
        ? nothing
        : html`<p class="govuk-body-s">${words.otherwise} ${answerTitle(lenient)}</p>`
    }
    ${told(words.tell, routes.map(routeWords))}
    ${told(answer.startsWith('deny') ? words.needed : words.first, conditions.map(codeWords))}
    ${decides ? told(words.decides, [roleWords(decides)]) : nothing}
    ${
      shown.length === 0
        ? html`<p class="govuk-body-s">${words.noClause}</p>`
        : shown.map(({ id, words: says }) =>
            clauseQuote({ id, words: says, href: view.clauseAddress(id) }),
          )
    }
  </div>`
}

function told(what: string, items: readonly string[]): Html {
  if (items.length === 0) return nothing
  return html`<p class="govuk-body-s govuk-!-margin-bottom-2">${what}: ${items.join('; ')}</p>`
}
