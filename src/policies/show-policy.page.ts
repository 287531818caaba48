import type { IsoDay } from '#core/iso-day.ts'
import { describeRule } from '#rulebooks/describe.ts'
import { runExample } from '#rulebooks/examples.ts'
import type { LedgerLine } from '#rulebooks/ledger.ts'
import type { Clause, Setting } from '#rulebooks/language/rulebook.ts'
import { settingsNamed, wordsOf } from '#rulebooks/language/words.ts'
import type { SealedEdition } from '#rulebooks/library.ts'
import type { Html } from '#web/html.ts'
import type { Frame } from '#web/layout.ts'

import type { ApprovalShown } from '#policies/approving/approval-shown.ts'

import { clausePage } from './clause.page.ts'
import { stateWords } from './ledger-tags.page.ts'
import { ledgerPage } from './ledger.page.ts'
import type { ContactShown } from './control-shown/contacts.ts'
import { policyPage, type ShownAt } from './policy.page.ts'
import type { Links } from './related/public-links.ts'
import { searchPolicy } from './search-policy.ts'

/** A trust's edition, and what every page about it carries. */
export type Shown = {
  readonly edition: SealedEdition
  readonly frame: Frame
  readonly home: string
  readonly overdue: string | undefined
  /** The day of the next review as it stands. */
  readonly due: IsoDay
  /** The school whose page of the policy it is, and how the policy stands there. */
  readonly school?: ShownAt | undefined
  readonly lines: readonly LedgerLine[]
  /** Said above an edition that is not the one in force. */
  readonly notice?: string | undefined
  /** Where related documents can be read; as the text has it when left out. */
  readonly links?: Links | undefined
  /** How it was approved here, where it was. */
  readonly approval?: ApprovalShown | undefined
  /** Whom the text says how to reach, and who that is today. */
  readonly contacts?: readonly ContactShown[] | undefined
}

/** The policy from top to bottom, or what a search finds in it. */
export function showPolicy({ edition, lines, ...same }: Shown, looked: string): Html {
  const { rulebook, seal } = edition
  const byClause = new Map(lines.map((line) => [line.clause, line]))
  const search = looked === '' ? {} : { search: { looked, found: searchPolicy(rulebook, looked) } }
  return policyPage({ ...same, rulebook, seal, lines: byClause, ...search })
}

/** One clause with its workings; undefined when the policy has no such clause. */
export function showClause({ edition, lines, ...same }: Shown, id: string): Html | undefined {
  const { rulebook, vocabulary } = edition
  const section = rulebook.sections.find(({ clauses }) => clauses.some((one) => one.id === id))
  const clause = rulebook.clauses.get(id)
  const line = lines.find((one) => one.clause === id)
  if (!section || !clause || !line) return undefined
  return clausePage({
    ...same,
    section: section.title,
    clause,
    line,
    text: wordsOf(clause.text, rulebook),
    rules: clause.rules.map((rule) => describeRule(rule, rulebook, vocabulary)),
    examples: clause.examples.map((example) => runExample(edition, example)),
    settings: settingsOf(clause, rulebook.settings),
    defects: rulebook.defects.filter((defect) => defect.clause === id),
  })
}

function settingsOf(
  { text, rules }: Clause,
  settings: ReadonlyMap<string, Setting>,
): readonly Setting[] {
  const names = new Set([...settingsNamed(text), ...rules.flatMap((rule) => rule.settings)])
  return [...names].flatMap((name) => settings.get(name) ?? [])
}

/** The ledger, of one state only when `state` names one. */
export function showLedger(
  { lines, frame, overdue, home }: Shown,
  state: string | undefined,
): Html {
  const known = Object.keys(stateWords).find((one): one is keyof typeof stateWords => one === state)
  const own = home.replace(/policy$/, 'ledger')
  return ledgerPage({ frame, overdue, lines, state: known, policy: home, home: own })
}
