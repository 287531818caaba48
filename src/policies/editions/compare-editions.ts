import { dayWords } from '#core/day.ts'
import { ruleLines } from '#policies/approving/sealing/rule-lines.ts'
import { historyGrid } from '#policies/control-shown/history-grid.ts'
import { clauseChanges, type ClauseChange } from '#rulebooks/changes/clause-changes.ts'
import { describeRule } from '#rulebooks/describe.ts'
import type { Clause, People, Rulebook } from '#rulebooks/language/rulebook.ts'
import { settingWords, wordsOf } from '#rulebooks/language/words.ts'
import type { SealedEdition } from '#rulebooks/library.ts'
import { clausesOf, outlineOf } from '#rulebooks/writing/outline.ts'

/** Something that stands in both editions with another value, or in one of them only. */
export type Difference = {
  readonly what: string
  readonly before: string
  readonly after: string
}

/** A clause that differs: what changed, and its words and rules on both sides. */
export type ClauseDifference = {
  readonly change: ClauseChange
  /** The words with the settings filled in. */
  readonly words: Difference
  /** The rules and duties that differ, in words, a line for each part. */
  readonly rules: Difference
}

/** All that differs between two editions. */
export type EditionDifference = {
  readonly clauses: readonly ClauseDifference[]
  readonly settings: readonly Difference[]
  readonly control: readonly Difference[]
  /** Clauses whose examples or keepers alone are written otherwise. */
  readonly workings: readonly string[]
}

/** Sets two editions beside each other, clause by clause. Pure. */
export function compareEditions(before: SealedEdition, after: SealedEdition): EditionDifference {
  const changes = clauseChanges(before, after)
  return {
    clauses: changes.map((change) => ({
      change,
      words: {
        what: change.clause,
        before: textOf(change.before, before.rulebook),
        after: textOf(change.after, after.rulebook),
      },
      rules: {
        what: change.clause,
        ...rulesApart(rulesOf(change.before, before), rulesOf(change.after, after)),
      },
    })),
    settings: settingDifferences(before.rulebook, after.rulebook),
    control: controlDifferences(before.rulebook, after.rulebook),
    workings: workingsChanged(before, after, new Set(changes.map(({ clause }) => clause))),
  }
}

function textOf(clause: Clause | undefined, rulebook: Rulebook): string {
  return clause === undefined ? '' : wordsOf(clause.text, rulebook)
}

/** The rules of both sides without those that stand on both. */
function rulesApart(
  before: readonly string[],
  after: readonly string[],
): Pick<Difference, 'before' | 'after'> {
  return {
    before: before.filter((one) => !after.includes(one)).join('\n\n'),
    after: after.filter((one) => !before.includes(one)).join('\n\n'),
  }
}

function rulesOf(
  clause: Clause | undefined,
  { rulebook, vocabulary }: SealedEdition,
): readonly string[] {
  const rules = (clause?.rules ?? []).map((rule) =>
    ruleLines(describeRule(rule, rulebook, vocabulary)).join('\n'),
  )
  const duties = (clause?.duties ?? []).map(({ duty, who, every }) => {
    const whom = who.length === 0 ? 'everyone' : who.join(', ')
    return `Duty: ${duty}\nWho: ${whom}\nHow often: ${every}`
  })
  return [...rules, ...duties]
}

function settingDifferences(before: Rulebook, after: Rulebook): readonly Difference[] {
  const names = new Set([...before.settings.keys(), ...after.settings.keys()])
  return differences(
    [...names].map((name) => {
      const [old, now] = [before.settings.get(name), after.settings.get(name)]
      return {
        what: now?.says ?? old?.says ?? name,
        before: old === undefined ? '' : settingWords(old),
        after: now === undefined ? '' : settingWords(now),
      }
    }),
  )
}

function controlDifferences(before: Rulebook, after: Rulebook): readonly Difference[] {
  const [old, now] = [controlRows(before), controlRows(after)]
  return differences(
    [...old.keys()].map((what) => ({
      what,
      before: old.get(what) ?? '',
      after: now.get(what) ?? '',
    })),
  )
}

function differences(all: readonly Difference[]): readonly Difference[] {
  return all.filter(({ before, after }) => before !== after)
}

/** Document control as words, by the name of each part. */
function controlRows(rulebook: Rulebook): ReadonlyMap<string, string> {
  const { control, people, sections, related } = rulebook
  const { approved, review, inForce } = control
  return new Map([
    ['Title', control.title],
    ['Edition', control.edition],
    ['In force from', dayWords(inForce.from)],
    ['In force until', inForce.until === undefined ? '' : dayWords(inForce.until)],
    ['Approved by', `${approved.by}, ${approved.words}`],
    ['Next review', `${review.words} (${dayWords(review.due)})`],
    ['Numbering', control.numbering.scheme],
    ['Owner', control.owner],
    ['Status', control.status ?? ''],
    ['Where the text is silent', control.whenSilent?.says ?? ''],
    ['Whom its words take in', [...people.values()].map(peopleWords).join('\n')],
    ['Sections', sections.map(({ title, intro }) => `${title}\n${intro}`.trim()).join('\n')],
    [
      'Related documents',
      related.map(({ title, year = '' }) => `${title} ${year}`.trim()).join('\n'),
    ],
    [
      'History',
      historyGrid(control)
        .rows.map((row) => row.join(', '))
        .join('\n'),
    ],
  ])
}

function peopleWords({ name, roles, later, doubtful }: People): string {
  const others = [
    ...later.map(({ role, from }) => `${role} from ${dayWords(from)}`),
    ...doubtful.map(({ roles: some }) => `${some.join(', ')} in doubt`),
  ]
  return `${name}: ${[...roles, ...others].join(', ')}`
}

function workingsChanged(
  before: SealedEdition,
  after: SealedEdition,
  shown: ReadonlySet<string>,
): readonly string[] {
  const [old, now] = [workingsIn(before.source), workingsIn(after.source)]
  return [...now.keys()].filter(
    (id) => !shown.has(id) && old.has(id) && old.get(id) !== now.get(id),
  )
}

/** The examples and keepers of each clause, in one text. */
function workingsIn(source: string): ReadonlyMap<string, string> {
  const outline = outlineOf(source)
  const clauses = outline === undefined ? [] : clausesOf(outline)
  return new Map(
    clauses.map(({ id, blocks }) => [
      id,
      JSON.stringify(
        blocks.filter(({ language }) => language !== 'rule').map(({ text }) => text.trim()),
      ),
    ]),
  )
}
