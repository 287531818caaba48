import { isLetter } from '#policies/importing/reading/printed-number.ts'

import { bareWords, countWords } from './bare-words.ts'
import type { Joined } from './wrapped.ts'

/** What the document as a whole says about how its headings look. */
export type Habits = {
  readonly titles: ReadonlySet<string>
  /** Whether headings carry a style of their own, as in Word and Markdown. */
  readonly styled: boolean
  readonly numbered: boolean
  /** The level of styled headings that begin a section. */
  readonly sectionLevel: number
}

/** How a line stands among headings: it begins a section, a part of one, or is no heading. */
export type HeadingRank = 'section' | 'part' | undefined

const VERB = /\b(?:is|are|was|will|must|should|shall|may|can|has|have|been|following|need|needs)\b/i
const LEADS = /^(?:this|these|the following|they|we|you|it)\b/i
const CONTROL = /\b(?:history|version|document control|amendments|change log|revisions?)\b/i
const APPENDIX = /^(?:appendix|annex|schedule)\b/i

/** Finds out how the headings of a document look. */
export function habitsOf(lines: readonly Joined[], titles: ReadonlySet<string>): Habits {
  const styled = lines.filter(({ style }) => style === 'heading')
  const numbered = lines.filter((line) => isNumberedHeading(line))
  return {
    titles,
    styled: styled.length >= 3,
    numbered: numbered.length >= 3,
    sectionLevel: sectionLevelOf(lines),
  }
}

/** The highest level with several headings; headings line upon line, as a long title, are one. */
function sectionLevelOf(lines: readonly Joined[]): number {
  const levels = lines
    .filter(({ style, level }, i) => style === 'heading' && !isHeadingOf(lines[i - 1], level))
    .map(({ level }) => level)
  const often = [1, 2, 3, 4, 5, 6].find((level) => levels.filter((one) => one === level).length > 1)
  return often ?? 1
}

function isHeadingOf(line: Joined | undefined, level: number): boolean {
  return line?.style === 'heading' && line.level === level
}

/** Whether a line is a heading, by its style, its number, or its look. */
export function headingRank(line: Joined, next: Joined | undefined, habits: Habits): HeadingRank {
  if (line.style === 'heading') return styledRank(line, habits)
  if (line.style !== 'plain') return undefined
  if (isNumberedHeading(line)) return isCounted(next) ? undefined : 'section'
  return line.number === undefined ? rankByLook(line, next, habits) : undefined
}

function rankByLook(line: Joined, next: Joined | undefined, habits: Habits): HeadingRank {
  if (!looksLikeTitle(line, habits)) return undefined
  if (habits.titles.has(bareWords(line.text)) || CONTROL.test(line.text)) return 'section'
  if (!line.gap && next?.style !== 'item') return undefined
  return isPart(line.text, habits) ? 'part' : 'section'
}

function isPart(text: string, { numbered, styled }: Habits): boolean {
  return numbered || styled || (text.endsWith(':') && !isShouted(text))
}

function styledRank({ level, text, number }: Joined, { sectionLevel }: Habits): HeadingRank {
  if (countWords(text) === 0) return undefined
  // Words that end with a colon only lead to what follows, however large they are printed.
  if (text.endsWith(':') && !isShouted(text)) return 'part'
  const isTop = level <= sectionLevel || APPENDIX.test(number ?? text)
  return isTop ? 'section' : 'part'
}

function isNumberedHeading({ style, number, text }: Joined): boolean {
  if (style !== 'plain' && style !== 'heading') return false
  if (!isCounting(number)) return false
  return isShort(text) && /^["“‘']?[A-Z]/.test(text) && !/[.;,]$/.test(text)
}

/** Whether a printed number counts sections: `3`, `Appendix 1`, but neither `3.2` nor `a`. */
function isCounting(number: string | undefined): boolean {
  return number !== undefined && !isLetter(number) && !/\d\.\d/.test(number)
}

function isShort(text: string): boolean {
  const words = countWords(text)
  return words <= 8 || (words <= 12 && !VERB.test(text))
}

/** A line that follows at once with a number of its own: the two are a list. */
function isCounted(next: Joined | undefined): boolean {
  return next !== undefined && !next.gap && /^\d+$/.test(next.number ?? '')
}

function looksLikeTitle({ text }: Joined, { titles }: Habits): boolean {
  if (titles.has(bareWords(text))) return true
  if (isShouted(text)) return true
  if (/[.;,!?|]$|[|;@]|\b(?:19|20)\d\d\b/.test(text) || LEADS.test(text)) return false
  return /^["“‘']?[A-Z]/.test(text) && countWords(text) <= 9 && !VERB.test(text)
}

function isShouted(text: string): boolean {
  return /^[A-Z][A-Z\s’'&,/-]*:?$/.test(text) && text.length < 90 && countWords(text) <= 12
}
