import { dayWords, isoDay } from '#core/day.ts'
import type { IsoDay } from '#core/iso-day.ts'
import type { ContactShown } from '#policies/control-shown/contacts.ts'
import { contactRow } from '#policies/control-shown/contact-words.ts'
import { historyGrid, type HistoryGrid } from '#policies/control-shown/history-grid.ts'
import { areNumbered } from '#policies/numbered-titles.ts'
import { reviewWords } from '#policies/reviewing/review-words.ts'
import type { Clause, Related, Rulebook } from '#rulebooks/language/rulebook.ts'
import { wordsOf } from '#rulebooks/language/words.ts'

/** A name and what stands beside it, as in a table of two columns. */
export type PrintedRow = readonly [name: string, value: string]

/** A clause as it is printed: its id, its title and its words, one text a paragraph. */
export type PrintedClause = {
  readonly id: string
  readonly title: string
  readonly paragraphs: readonly string[]
}

/** A policy as a document to print and sign, whatever it is written as. */
export type Printed = {
  readonly trust: string
  readonly title: string
  /** Below the title: whose copy it is, for a school. */
  readonly subtitle?: string | undefined
  readonly edition: string
  /** Lines and marks: #rrggbb, dark enough on white. */
  readonly colour: string
  /** What a reader must know first: that it is overdue, a draft, or not the edition in force. */
  readonly notices: readonly string[]
  readonly control: readonly PrintedRow[]
  readonly approval: readonly PrintedRow[]
  readonly sections: readonly {
    readonly title: string
    readonly intro: readonly string[]
    readonly clauses: readonly PrintedClause[]
  }[]
  readonly related: readonly string[]
  /** When, who wrote it where that is said, what changed, and who approved it. */
  readonly history: HistoryGrid
  readonly seal: string
}

/** What a document says beside the edition itself. */
export type PrintedBeside = {
  readonly colour: string
  readonly seal: string
  readonly subtitle?: string | undefined
  /** The day of the next review as it stands; the text's own when left out. */
  readonly due?: IsoDay | undefined
  readonly notices?: readonly string[] | undefined
  /** Whom its text says how to reach, and who that is today. */
  readonly contacts?: readonly ContactShown[] | undefined
  /** How it was approved, as it is on record; without a record the document's own words stand. */
  readonly approval?: readonly PrintedRow[] | undefined
}

/** An edition as a document to print: settings filled in, document control first. */
export function printedPolicy(rulebook: Rulebook, beside: PrintedBeside): Printed {
  const { control, sections, related } = rulebook
  const { notices = [], approval = [], contacts = [], due, ...same } = beside
  return {
    ...same,
    notices,
    approval,
    trust: control.name,
    title: control.title,
    edition: control.edition,
    control: [
      ...controlRows(rulebook, due ?? isoDay(control.review.due)).filter(
        ([name]) => approval.length === 0 || !saidByRecord.includes(name),
      ),
      ...contacts.map(contactRow),
    ],
    sections: sections.map(({ title, intro, clauses }) => ({
      title,
      intro: paragraphsOf(intro),
      clauses: clauses.map((clause) => printedClause(clause, rulebook)),
    })),
    related: related.map(relatedLine),
    history: historyGrid(control),
  }
}

/** The sections as the contents list them: numbered, unless the text numbers some of them itself. */
export function contentsOf({ sections }: Pick<Printed, 'sections'>): readonly string[] {
  const isNumbered = areNumbered(sections)
  return sections.map(({ title }, index) => (isNumbered ? title : `${index + 1}.  ${title}`))
}

/** What the record of its approval here says better than the text. */
const saidByRecord: readonly string[] = ['In force', 'Approved']

function controlRows({ control }: Rulebook, due: IsoDay): readonly PrintedRow[] {
  const { inForce, approved, status } = control
  const until = inForce.until === undefined ? '' : ` until ${dayWords(inForce.until)}`
  return [
    ['Edition', control.edition],
    ['In force', `from ${dayWords(inForce.from)}${until}`],
    ['Approved', `${approved.by}, ${approved.words}`],
    ['Next review', reviewWords(control, due)],
    ['Owner', control.owner],
    ...(status === undefined ? [] : [['Status', status] as const]),
  ]
}

function printedClause({ id, title, text }: Clause, rulebook: Rulebook): PrintedClause {
  return { id, title, paragraphs: paragraphsOf(wordsOf(text, rulebook)) }
}

function paragraphsOf(text: string): readonly string[] {
  return text
    .split(/\n{2,}/)
    .map((one) => one.replaceAll(/\s+/g, ' ').trim())
    .filter((one) => one !== '')
}

function relatedLine({ title, year, level, clause }: Related): string {
  const named = year === undefined ? title : `${title} (${year})`
  return `${named}${level === undefined ? '' : `, ${level}`} – clause ${clause}`
}
