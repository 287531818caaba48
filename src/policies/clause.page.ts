import { dayWords } from '#core/day.ts'
import type { Described, DescribedRule } from '#rulebooks/describe.ts'
import type { ExampleResult } from '#rulebooks/examples.ts'
import type { KeeperState, LedgerLine } from '#rulebooks/ledger.ts'
import type { AnswerWord, Clause, Defect, Setting } from '#rulebooks/language/rulebook.ts'
import { settingWords } from '#rulebooks/language/words.ts'
import { insetText } from '#web/components/display/inset-text.ts'
import { summaryList } from '#web/components/display/summary-list.ts'
import { tag } from '#web/components/display/tag.ts'
import { backLink } from '#web/components/navigation/back-link.ts'
import { html, nothing, type Child, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'

import { ledgerTags } from './ledger-tags.page.ts'
import { paragraphs } from './policy.page.ts'

const words = {
  back: 'Back to the policy',
  rules: 'What it does when someone asks',
  noRules: 'No question is answered from this clause. What keeps it is listed below.',
  examples: 'Worked examples, run just now',
  noExamples: 'This clause has no worked examples.',
  keepers: 'What keeps it',
  settings: 'Settings it uses',
  defects: 'What the owner should mend',
  interpretation: 'A rule is a reading of the clause. Where the two differ, the words decide.',
} as const

/** What a clause's own page shows. */
export type ClauseModel = {
  readonly frame: Frame
  readonly home: string
  readonly overdue?: string | undefined
  readonly section: string
  readonly clause: Clause
  readonly text: string
  readonly line: LedgerLine
  readonly rules: readonly DescribedRule[]
  readonly examples: readonly ExampleResult[]
  readonly settings: readonly Setting[]
  readonly defects: readonly Defect[]
}

/** One clause: its words, its rules in words, its examples as live checks, its state in the ledger. */
export function clausePage(model: ClauseModel): Html {
  const { clause, text, frame, home, overdue, section, line } = model
  const title = clause.title === '' ? clause.id : `${clause.id} ${clause.title}`
  return layout({
    ...frame,
    title,
    overdue,
    beforeContent: backLink({ text: words.back, href: `${home}#${clause.id}` }),
    content: html`<span class="govuk-caption-l">${section}</span>
      <h1 class="govuk-heading-l">${title}</h1>
      ${insetText({ html: paragraphs(text) })}
      <p class="govuk-body">${ledgerTags(line)}</p>
      ${rulesOf(model)} ${examplesOf(model.examples)} ${keepersOf(line.keepers)}
      ${settingsOf(model.settings)} ${defectsOf(model.defects)}`,
  })
}

function rulesOf({ rules, line }: ClauseModel): Html {
  if (rules.length === 0 && line.keepers.length === 0) return nothing
  return html`<h2 class="govuk-heading-m">${words.rules}</h2>
    ${rules.length === 0 ? html`<p class="govuk-body">${words.noRules}</p>` : nothing}
    ${rules.map(ruleOf)}
    ${rules.length > 0 ? html`<p class="govuk-body-s">${words.interpretation}</p>` : nothing}`
}

/** A rule in words, as a card of its parts. */
export function ruleOf(rule: DescribedRule): Html {
  const rows: readonly (readonly [string, Child])[] = [
    ['Actions', list(rule.actions)],
    ['Who', rule.who.length === 0 ? 'Anyone' : list(rule.who)],
    ['When', described(rule.when)],
    ['Beyond its line', described(rule.unless)],
    ['Met when', described(rule.met)],
    ['Failed when', described(rule.failed)],
    ['Days', rule.days],
    ['Makes an exception to', rule.lifts.length === 0 ? undefined : rule.lifts.join(', ')],
    ['Leaves alone', rule.saves.length === 0 ? undefined : rule.saves.join(', ')],
    ['Two readings', rule.reading && readingWords(rule.reading)],
  ]
  return summaryList({
    card: { title: { text: rule.does, headingLevel: 3 } },
    rows: rows
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => ({ key: { text: key }, value: { html: html`${value}` } })),
  })
}

function readingWords({ why, settled }: NonNullable<DescribedRule['reading']>): string {
  return settled
    ? `${why} The trust has settled it.`
    : `${why} The stricter reading is answered and the other shown.`
}

function list(items: readonly string[]): Html {
  return html`<ul class="govuk-list hr-tight">
    ${items.map((item) => html`<li>${item}</li>`)}
  </ul>`
}

const joins = { every: 'All of:', some: 'Any of:', none: 'None of:' } as const

function described(one: Described | undefined): Child {
  if (one === undefined) return undefined
  if (one.type === 'line') return one.words
  const parts = html`<ul class="govuk-list hr-tight">
    ${one.of.map((part) => html`<li>${described(part)}</li>`)}
  </ul>`
  return one.type === 'every' ? parts : html`${joins[one.type]} ${parts}`
}

/** Worked examples with how they went just now. */
export function examplesOf(results: readonly ExampleResult[]): Html {
  if (results.length === 0) return nothing
  return html`<h2 class="govuk-heading-m">${words.examples}</h2>
    <ul class="govuk-list hr-examples">
      ${results.map(exampleOf)}
    </ul>`
}

const checks = {
  right: { text: 'As expected', classes: 'govuk-tag--green' },
  wrong: { text: 'Not as expected', classes: 'govuk-tag--red' },
} as const

const answers: Readonly<Record<AnswerWord, string>> = {
  allow: 'yes',
  'allow-with-conditions': 'yes, if',
  'deny (binding)': 'no',
  'deny (advisory)': 'advised against',
  report: 'tell someone',
  'not-covered': 'this policy does not say',
  'facts-missing': 'more needs to be said',
  'needs-judgement': 'a person decides',
}

function exampleOf({ example, wrong }: ExampleResult): Html {
  const lenient =
    example.lenient === undefined ? '' : `, or by the other reading: ${answers[example.lenient]}`
  return html`<li class="hr-example">
    <strong>${example.title}</strong><br />
    On ${dayWords(example.on)}: ${answers[example.answer]}${lenient}
    ${tag(wrong.length === 0 ? checks.right : checks.wrong)}
    ${wrong.map((says) => html`<br />${says}`)}
  </li>`
}

function keepersOf(keepers: readonly KeeperState[]): Html {
  if (keepers.length === 0) return nothing
  return html`<h2 class="govuk-heading-m">${words.keepers}</h2>
    <ul class="govuk-list govuk-list--bullet">
      ${keepers.map(
        ({ by, what, shows, built }) =>
          html`<li>
            A ${by} (${what.replaceAll('-', ' ')}): ${shows}.
            ${built ? 'In place.' : 'Not yet built.'}
          </li>`,
      )}
    </ul>`
}

function settingsOf(settings: readonly Setting[]): Html {
  if (settings.length === 0) return nothing
  return html`<h2 class="govuk-heading-m">${words.settings}</h2>
    <ul class="govuk-list govuk-list--bullet">
      ${settings.map(
        (setting) =>
          html`<li>
            ${settingWords(setting)}${setting.own ? ' (the trust’s own choice)' : ''}.
            ${setting.why}
          </li>`,
      )}
    </ul>`
}

function defectsOf(defects: readonly Defect[]): Html {
  if (defects.length === 0) return nothing
  return html`<h2 class="govuk-heading-m">${words.defects}</h2>
    <ul class="govuk-list govuk-list--bullet">
      ${defects.map(({ says, treated }) => html`<li>${says} ${treated}</li>`)}
    </ul>`
}
