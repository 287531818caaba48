import { err, ok, type Result } from '#core/result.ts'

import { exampleBlock, keptBlock, ruleBlock } from './blocks.ts'
import type { Names } from './condition.ts'
import { cutDocument, type Fence, type RawClause, type RawDocument } from './document.ts'
import type { Duty } from './duty.ts'
import { frontMatter, type FrontMatter } from './front-matter.ts'
import { complaintsAbout, type Complaints, type Mistake } from './mistakes.ts'
import { readRule } from './read-rule.ts'
import type { Clause, Example, Keeper, Rule, Rulebook, Setting } from './rulebook.ts'
import type { Vocabulary } from './vocabulary.ts'
import { wordsOf } from './words.ts'
import { checkPeople, peopleOf } from './read-people.ts'
import { Places, readYaml } from './yaml-block.ts'
import type { RuleScope } from './read-condition.ts'

/** A rulebook's document: its text and the name of the file, for messages. */
export type Source = { readonly text: string; readonly file: string }

/**
 * Reads a rulebook from its document. Pure. Gives every mistake of form it finds; what spans
 * clauses (citations, unused settings, examples) is the business of `checkRulebook`.
 */
export function parseRulebook(
  { text, file }: Source,
  vocabulary: Vocabulary,
): Result<Rulebook, readonly Mistake[]> {
  const complaints = complaintsAbout(file)
  const document = cutDocument(text, complaints)
  const front = document && readYaml(document.frontMatter, frontMatter, complaints)
  if (!document || !front) return err(complaints.found)

  const places = new Places(document.frontMatter)
  checkPeople(front, { vocabulary, places, complaints })
  const settings = settingsOf(front, places)
  const reader = new ClauseReader({ front, settings, vocabulary, complaints })
  const rulebook = assemble({ front, settings, document, reader, file, places })
  return complaints.found.length > 0 ? err(complaints.found) : ok(rulebook)
}

type Parts = {
  readonly front: FrontMatter
  readonly settings: ReadonlyMap<string, Setting>
  readonly document: RawDocument
  readonly reader: ClauseReader
  readonly file: string
  readonly places: Places
}

function assemble({ front, settings, document, reader, file, places }: Parts): Rulebook {
  const sections = document.sections.map((section) => ({
    ...section,
    clauses: section.clauses.map((clause) => reader.read(clause)),
  }))
  const clauses = new Map<string, Clause>()
  for (const clause of sections.flatMap((section) => section.clauses)) {
    const before = clauses.get(clause.id)
    if (before !== undefined) {
      const says = `clause \`${clause.id}\` stands twice; the other is on line ${before.line}`
      reader.complain(clause.line, says)
    }
    clauses.set(clause.id, clause)
  }
  return {
    file,
    lineOf: (path) => places.lineOf(path),
    control: controlOf(front),
    people: peopleOf(front),
    settings,
    related: front.related.map((one) => ({
      ...one,
      year: one.year ?? undefined,
      level: one.level ?? undefined,
      link: one.link ?? undefined,
    })),
    defects: front.defects,
    sections,
    clauses,
  }
}

function controlOf(front: FrontMatter): Rulebook['control'] {
  const { from, until } = front.in_force
  const { due, words, every_months: everyMonths, clause, also_on: alsoOn } = front.review
  return {
    trust: front.trust,
    slug: front.slug,
    name: front.name,
    title: front.title,
    edition: front.edition,
    inForce: { from, ...(until === undefined ? {} : { until }) },
    approved: front.approved,
    review: { due, words, everyMonths, clause, alsoOn },
    ...(front.local === undefined ? {} : { local: front.local }),
    contacts: front.contacts,
    numbering: front.numbering,
    owner: front.owner.role,
    ...(front.status === undefined ? {} : { status: front.status }),
    ...(front.when_silent === undefined ? {} : { whenSilent: front.when_silent }),
    ethos: front.ethos,
    ...(front.history_needs === undefined ? {} : { historyNeeds: front.history_needs }),
    history: front.history,
  }
}

function settingsOf(front: FrontMatter, places: Places): ReadonlyMap<string, Setting> {
  const entries = Object.entries(front.settings).map(([name, one]): [string, Setting] => [
    name,
    {
      name,
      line: places.lineOf(['settings', name]),
      ...(one.value === undefined ? {} : { value: one.value }),
      ...(one.reading === undefined ? {} : { reading: one.reading }),
      own: one.own,
      ...(one.unit === undefined ? {} : { unit: one.unit }),
      clause: one.clause,
      says: one.says,
      ...(one.why === undefined ? {} : { why: one.why }),
    },
  ])
  return new Map(entries)
}

type Needs = {
  readonly front: FrontMatter
  readonly settings: ReadonlyMap<string, Setting>
  readonly vocabulary: Vocabulary
  readonly complaints: Complaints
}

class ClauseReader {
  readonly #needs: Needs
  readonly #names: Names
  readonly #people: ReadonlySet<string>

  constructor(needs: Needs) {
    this.#needs = needs
    this.#names = { facts: needs.vocabulary.facts, settings: needs.settings }
    this.#people = new Set(Object.keys(needs.front.people))
  }

  complain(line: number, says: string): void {
    this.#needs.complaints.add(line, says)
  }

  read(raw: RawClause): Clause {
    const { trust } = this.#needs.front
    if (!raw.id.startsWith(`${trust}-`)) {
      this.complain(raw.line, `clause \`${raw.id}\` does not belong to trust \`${trust}\``)
    }
    const found = this.#fences(raw, 'rule', (fence, index) => this.#rule(fence, raw, index))
    const rules = found.filter((one): one is Rule => !('duty' in one))
    const duties = found.filter((one): one is Duty => 'duty' in one)
    const examples = this.#fences(raw, 'example', (fence) => this.#example(fence, raw.id))
    const keepers = this.#fences(raw, 'kept', (fence) => this.#keeper(fence))
    const { id, line, text } = raw
    const title = wordsOf(raw.title, this.#needs)
    return { id, title, line, text, rules, duties, examples, keepers }
  }

  #fences<T>(
    raw: RawClause,
    language: string,
    read: (fence: Fence, index: number) => T | undefined,
  ): readonly T[] {
    return raw.fences
      .filter((fence) => fence.language === language)
      .map(read)
      .filter((one) => one !== undefined)
  }

  #rule(fence: Fence, raw: RawClause, index: number): Rule | Duty | undefined {
    const block = readYaml(fence, ruleBlock, this.#needs.complaints)
    if (!block) return undefined
    const scope: RuleScope = {
      vocabulary: this.#needs.vocabulary,
      names: this.#names,
      people: this.#people,
      used: new Set(),
      complain: (at, says) => this.complain(new Places(fence).lineOf(at), says),
    }
    return readRule(block, { clause: raw.id, line: fence.line, index }, scope)
  }

  #example(fence: Fence, clause: string): Example | undefined {
    const [title = '', ...rest] = fence.text.split('\n')
    const yaml = { text: rest.join('\n'), line: fence.line + 1 }
    const block = readYaml(yaml, exampleBlock, this.#needs.complaints)
    if (!block) return undefined
    const { not_cites: notCites, lenient, when, ...same } = block
    return {
      ...same,
      clause,
      line: fence.line,
      title: title.trim(),
      notCites,
      ...(lenient === undefined ? {} : { lenient }),
      ...(when === undefined ? {} : { when }),
    }
  }

  #keeper(fence: Fence): Keeper | undefined {
    const block = readYaml(fence, keptBlock, this.#needs.complaints)
    return block && { ...block, line: fence.line }
  }
}
