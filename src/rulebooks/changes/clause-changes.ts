import type { Clause } from '#rulebooks/language/rulebook.ts'
import type { SealedEdition } from '#rulebooks/library.ts'

import { isAnotherText } from './another-text.ts'
import { rolesBound, rolesNamed } from './roles-bound.ts'
import { rulesWritten } from './rules-written.ts'
import { held, settingsOf } from './settings-of.ts'

/** What became of a clause between two editions, and whom that concerns. */
export type ClauseChange = {
  readonly clause: string
  readonly title: string
  readonly section: string
  readonly type: 'added' | 'removed' | 'changed'
  /** Its words or title are written otherwise. */
  readonly words: boolean
  /** Another clause stands under its number: hardly any words are shared. It concerns the people of both. */
  readonly another: boolean
  /** Its rules or duties are written otherwise, or the people they bind are. */
  readonly rules: boolean
  /** The settings shown in its words, or on which its rules rest, that hold something else. */
  readonly settings: readonly string[]
  readonly before?: Clause
  readonly after?: Clause
  /** Roles of the vocabulary that its rules and duties bind before or after. */
  readonly roles: readonly string[] | 'everyone'
}

/**
 * What changed between two editions, clause by clause, in the order of the later one; a clause that
 * went stands where it stood. Examples and what keeps a clause do not count: they ask nothing of anyone.
 */
export function clauseChanges(
  before: SealedEdition,
  after: SealedEdition,
): readonly ClauseChange[] {
  if (before.seal === after.seal) return []
  const sides = { before: sideOf(before), after: sideOf(after) }
  return bothInOrder(sides).flatMap((id) => changeOf(id, sides) ?? [])
}

type Side = {
  readonly edition: SealedEdition
  readonly clauses: ReadonlyMap<string, Clause>
  readonly written: ReadonlyMap<string, readonly string[]>
  readonly sections: ReadonlyMap<string, string>
}
type Sides = { readonly before: Side; readonly after: Side }

function sideOf(edition: SealedEdition): Side {
  const { sections, clauses } = edition.rulebook
  const titles = sections.flatMap(({ title, clauses: own }) =>
    own.map(({ id }) => [id, title] as const),
  )
  return { edition, clauses, written: rulesWritten(edition.source), sections: new Map(titles) }
}

/** The ids of the later edition, each followed by those that stood after it and went. */
function bothInOrder({ before, after }: Sides): readonly string[] {
  const gone = new Map<string, string[]>()
  let last = ''
  for (const id of before.clauses.keys()) {
    if (after.clauses.has(id)) last = id
    else gone.set(last, [...(gone.get(last) ?? []), id])
  }
  const kept = [...after.clauses.keys()].flatMap((id) => [id, ...(gone.get(id) ?? [])])
  return [...(gone.get('') ?? []), ...kept]
}

function changeOf(id: string, sides: Sides): ClauseChange | undefined {
  const what = whatChanged(id, sides)
  if (!what.words && !what.rules && what.settings.length === 0) return undefined
  const [before, after] = [sides.before.clauses.get(id), sides.after.clauses.get(id)]
  return {
    clause: id,
    ...headingOf(id, after === undefined ? sides.before : sides.after),
    type: typeOf(before, after),
    ...what,
    another: isAnother(before, after),
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    roles: rolesEither([before, sides.before], [after, sides.after]),
  }
}

function isAnother(before: Clause | undefined, after: Clause | undefined): boolean {
  return before !== undefined && after !== undefined && isAnotherText(before.text, after.text)
}

function whatChanged(id: string, sides: Sides): Pick<ClauseChange, 'words' | 'rules' | 'settings'> {
  const { before, after } = sides
  return {
    words: wordsOf(before.clauses.get(id)) !== wordsOf(after.clauses.get(id)),
    rules: rulesOf(id, before) !== rulesOf(id, after),
    settings: settingsChanged(id, sides),
  }
}

function headingOf(
  id: string,
  { clauses, sections }: Side,
): Pick<ClauseChange, 'title' | 'section'> {
  return { title: clauses.get(id)?.title ?? '', section: sections.get(id) ?? '' }
}

function typeOf(before: Clause | undefined, after: Clause | undefined): ClauseChange['type'] {
  if (before === undefined) return 'added'
  return after === undefined ? 'removed' : 'changed'
}

/** Title and words as written; a clause that is not there differs from every one that is. */
function wordsOf(clause: Clause | undefined): string {
  return clause === undefined ? '' : JSON.stringify([clause.title, clause.text])
}

/** The rules of a clause as written, each with the roles its people stand for. */
function rulesOf(id: string, { clauses, written, edition }: Side): string {
  const clause = clauses.get(id)
  const named = [...(clause?.rules ?? []), ...(clause?.duties ?? [])].map(({ who }) => who)
  const meant = named.map((who) => rolesNamed(who, edition))
  return JSON.stringify([written.get(id) ?? [], meant])
}

function settingsChanged(id: string, { before, after }: Sides): readonly string[] {
  const named = [before, after].flatMap(({ clauses, edition }) => {
    const clause = clauses.get(id)
    return clause === undefined ? [] : [...settingsOf(clause, edition.rulebook)]
  })
  return [...new Set(named)]
    .filter((name) => held(name, before.edition.rulebook) !== held(name, after.edition.rulebook))
    .toSorted()
}

type Bound = readonly [clause: Clause | undefined, side: Side]

function rolesEither(...sides: readonly Bound[]): ClauseChange['roles'] {
  const roles = sides.flatMap(([clause, { edition }]) =>
    clause === undefined ? [] : [rolesBound(clause, edition)],
  )
  const named = roles.filter((one) => one !== 'everyone')
  if (named.length < roles.length) return 'everyone'
  return [...new Set(named.flat())].toSorted()
}
