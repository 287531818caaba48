import type { PolicyDocument } from '#policies/importing/document.ts'

import { countWords } from './bare-words.ts'
import { withoutContents } from './contents-page.ts'
import { habitsOf, headingRank, type Habits, type HeadingRank } from './headings.ts'
import { joinWrapped, type Joined } from './wrapped.ts'

/** A section of a policy document: its heading and the lines under it. */
export type OutlineSection = {
  readonly title: string
  /** The number printed before the heading, if any. */
  readonly number?: string
  readonly lines: readonly OutlineLine[]
}

/** A line of a section, or the heading of a part of it. */
export type OutlineLine = Joined & { readonly isPart: boolean }

/** A policy document cut into what stands before its first section, and its sections. */
export type Outline = {
  readonly front: readonly Joined[]
  readonly sections: readonly OutlineSection[]
}

type Ranked = { readonly line: Joined; readonly rank: HeadingRank }

/** Cuts a document into sections by its headings, without its contents page. */
export function outlineOf(document: PolicyDocument): Outline {
  const { lines, titles } = withoutContents(document.lines)
  const joined = joinWrapped(lines)
  const habits = habitsOf(joined, titles)
  const ranked = joined.map((line, i) => ({ line, rank: headingRank(line, joined[i + 1], habits) }))
  const start = bodyStart(ranked, habits)
  return {
    front: ranked.slice(0, start).map(({ line }) => line),
    sections: sectionsOf(withParts(ranked.slice(start))),
  }
}

const SUBSTANCE = 12

/** The body begins with the first heading that has something to say under it. */
function bodyStart(ranked: readonly Ranked[], habits: Habits): number {
  const found = ranked.findIndex(({ rank, line }, i) => {
    const next = ranked[i + 1]
    if (rank === undefined || !next || (line.style === 'heading' && isTitle(line))) return false
    if (habits.numbered && line.number !== undefined) return true
    return next.rank === undefined && hasSubstance(next.line)
  })
  if (found >= 0) return found
  const first = ranked.findIndex(({ line }) => hasSubstance(line) || line.number !== undefined)
  return first < 0 ? ranked.length : first
}

/** A title names a policy; a heading that speaks of “this policy” is inside one. */
function isTitle({ text, level, number }: Joined): boolean {
  if (level !== 1 || number !== undefined || /^\d/.test(text)) return false
  return /\bpolicy\b/i.test(text) && !/\b(?:this|the|our) policy\b/i.test(text)
}

function hasSubstance({ style, text }: Joined): boolean {
  if (style !== 'plain') return style === 'item'
  const words = countWords(text)
  return (
    words >= SUBSTANCE || (words >= 2 && text.endsWith(':')) || (words >= 4 && /\w\.$/.test(text))
  )
}

function sectionsOf(ranked: readonly Ranked[]): readonly OutlineSection[] {
  const sections: { title: string; number?: string; lines: OutlineLine[] }[] = []
  for (const { line, rank } of ranked) {
    const open = sections.at(-1)
    if (rank === 'section' || (rank === 'part' && !open)) {
      const { text, number } = line
      sections.push({
        title: titleWords(text),
        ...(number === undefined ? {} : { number }),
        lines: [],
      })
    } else if (open) open.lines.push({ ...line, isPart: rank === 'part' })
    else sections.push({ title: 'The policy', lines: [{ ...line, isPart: false }] })
  }
  return sections
}

function withParts(ranked: readonly Ranked[]): readonly Ranked[] {
  let section: string | undefined
  return ranked.map((one, i) => {
    if (one.rank !== 'section') return one
    if (goesOn(section, one.line, ranked[i + 1]?.line)) return { ...one, rank: 'part' }
    section = one.line.number
    return one
  })
}

/** Whether a heading without a number only parts a section, as that section's numbers go on below it. */
function goesOn(section: string | undefined, { number }: Joined, next?: Joined): boolean {
  const counts = section !== undefined && number === undefined
  return counts && next?.number?.startsWith(`${section}.`) === true
}

function titleWords(text: string): string {
  return text.replace(/[:.]$/, '').trim()
}
