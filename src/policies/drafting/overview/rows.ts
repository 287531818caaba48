import type { Draft } from '#policies/drafts/draft.ts'
import type { Readiness } from '#policies/drafts/readiness.ts'
import { outlineOf, type ClausePlace } from '#rulebooks/writing/outline.ts'

/** A clause of a draft in the list of all: what has become of it, and what is to be done about it. */
export type ClauseRow = {
  readonly id: string
  readonly title: string
  readonly change: 'new' | 'changed' | 'same'
  readonly unconfirmed: number
  readonly failing: number
  readonly mistakes: number
}

/** A section of a draft with its clauses. */
export type SectionRows = { readonly title: string; readonly clauses: readonly ClauseRow[] }

type Texts = ReadonlyMap<string, string>

/** The clauses of a draft by section; `before` are those of the edition it began from. */
export function rowsOf(
  { draft, reading }: { readonly draft: Draft; readonly reading: Readiness },
  { now, before }: { readonly now: Texts; readonly before: Texts | undefined },
): readonly SectionRows[] {
  const sections = outlineOf(draft.source)?.sections ?? []
  return sections.map(({ title, clauses }) => ({
    title,
    clauses: clauses.map((place) => ({
      id: place.id,
      title: place.title || openingOf(place.words),
      change: changeOf(place.id, now, before),
      ...countsOf(place, reading),
    })),
  }))
}

const OPENING = 90

/** How the words of a clause begin: it is known by them where it has no title. */
export function openingOf(words: string): string {
  const plain = words.replaceAll(/\s+/g, ' ').trim()
  if (plain.length <= OPENING) return plain
  return `${plain.slice(0, OPENING).replace(/\s+\S*$/, '')} …`
}

/** The ids of the clauses of the edition that the draft no longer holds. */
export function takenOut(now: Texts, before: Texts | undefined): readonly string[] {
  return [...(before?.keys() ?? [])].filter((id) => !now.has(id))
}

function changeOf(id: string, now: Texts, before: Texts | undefined): ClauseRow['change'] {
  if (before === undefined) return 'same'
  const old = before.get(id)
  if (old === undefined) return 'new'
  return old.trimEnd() === now.get(id)?.trimEnd() ? 'same' : 'changed'
}

function countsOf({ id, start, next }: ClausePlace, reading: Readiness) {
  const failing = reading.failing.filter(({ example }) => example.clause === id)
  const lines = new Set(failing.map(({ example }) => example.line))
  const own = reading.mistakes.filter(({ line }) => line > start && line <= next)
  return {
    unconfirmed: reading.unconfirmed.filter(({ clause }) => clause === id).length,
    failing: failing.length,
    mistakes: own.filter(({ line }) => !lines.has(line)).length,
  }
}
