import { describeRule } from '#rulebooks/describe.ts'
import { outcomeWords } from '#rulebooks/engine/rank.ts'
import { runExamples, type ExampleResult } from '#rulebooks/examples.ts'
import { ledgerOf, type Built } from '#rulebooks/ledger.ts'
import type { Setting } from '#rulebooks/language/rulebook.ts'
import { settingWords } from '#rulebooks/language/words.ts'
import type { SealedEdition } from '#rulebooks/library.ts'

import { asJson, type PackageParts } from './package-parts.ts'
import { ruleLines } from './rule-lines.ts'

/** The parts that follow from the text alone and from what the software says it does. */
export type PartsOfEdition = Pick<
  PackageParts,
  'words' | 'rules' | 'settings' | 'examples' | 'ledger' | 'defects'
>

/** The parts of a package that anybody can work out again from its text: pure. */
export function partsOfEdition(edition: SealedEdition, built: Built): PartsOfEdition {
  const { rulebook, vocabulary, source, vocabularyText } = edition
  const clauses = [...rulebook.clauses.values()]
  return {
    words: { source, vocabulary: vocabularyText },
    rules: clauses.flatMap(({ id, rules }) =>
      rules.map((rule) => ({
        clause: id,
        rule: rule.id,
        lines: [...ruleLines(describeRule(rule, rulebook, vocabulary))],
      })),
    ),
    settings: [...rulebook.settings.values()].map(settingKept),
    examples: runExamples(edition).map(exampleKept),
    ledger: ledgerKept(edition, built),
    defects: rulebook.defects.map(({ clause, kind, says, treated }) => ({
      clause,
      kind,
      says,
      treated,
    })),
  }
}

/** What a package calls its edition: its label, and the seal of its text. */
export function controlKept({ rulebook, seal }: SealedEdition): {
  readonly label: string
  readonly seal: string
} {
  return { label: rulebook.control.edition, seal }
}

function settingKept(setting: Setting): PackageParts['settings'][number] {
  const { name, clause, own, value, reading } = setting
  return { name, clause, own, says: settingWords(setting), value: asJson(value ?? reading ?? null) }
}

function exampleKept({ example, answer }: ExampleResult): PackageParts['examples'][number] {
  return {
    clause: example.clause,
    title: example.title,
    on: example.on,
    facts: asJson(example.facts),
    expected: example.answer,
    answer: outcomeWords(answer.outcome),
    cites: answer.clauses.map(({ id }) => id),
  }
}

function ledgerKept({ rulebook }: SealedEdition, built: Built): PackageParts['ledger'] {
  return {
    built: [...built].toSorted(),
    lines: ledgerOf(rulebook, built).map(({ clause, title, state, held }) => ({
      clause,
      title,
      state,
      held: held ?? null,
    })),
  }
}
