import type { Line, PolicyDocument } from '#policies/importing/document.ts'

import { LIMITS } from './limits.ts'
import { isLetter, printedNumber } from './printed-number.ts'

const BULLET = /^(\s*)(?:[-*+•‣▪◦●○–]|o(?=\s{1,4}\S))\s+(?=\S)/
/** Nothing but marks: a rule across the page, or under the head of a table. */
const DRAWN = /^[\s\p{P}=|~+<>^`]*$/u

type Before = { readonly gap: boolean; readonly indents: readonly number[] }

/** Reads plain text or Markdown into lines; both are read alike, as people mix them. */
export function readText(text: string, kind: 'text' | 'markdown'): PolicyDocument {
  const lines: Line[] = []
  let before: Before = { gap: true, indents: [] }
  const written = text.replace(/^\uFEFF/, '').split(/\r\n|[\n\r\u2028\f]/)
  for (const [i, raw] of written.entries()) {
    // What comes behind so many lines is not read, as the document is refused for them.
    if (lines.length > LIMITS.lines) break
    if (DRAWN.test(raw)) {
      before = { ...before, gap: true }
      continue
    }
    const indents = indentsAt(raw, before)
    const line = lineOf(raw, i + 1, { gap: before.gap, indents })
    before = { gap: false, indents }
    if (line.text !== '') lines.push(line)
  }
  return { kind, lines }
}

/** The indents of the list items that are open at a line. */
function indentsAt(raw: string, { indents, gap }: Before): readonly number[] {
  const indent = BULLET.exec(raw)?.[1]?.replaceAll('\t', '    ').length
  if (indent === undefined) return gap ? [] : indents
  return [...indents.filter((one) => one < indent), indent]
}

function lineOf(raw: string, source: number, { gap, indents }: Before): Line {
  const at = { source, gap }
  const level = /^(#{1,6})\s/.exec(raw)?.[1]?.length
  if (level !== undefined) {
    const text = plainWords(withoutTail(raw.slice(level)))
    return { ...at, ...numberedParts(text), style: 'heading', level }
  }
  const cells = cellsOf(raw)
  if (cells) return { ...at, text: cells.join(' | '), style: 'row', level: 0, cells }
  const bullet = BULLET.exec(raw)
  if (bullet) {
    const text = plainWords(raw.slice(bullet[0].length))
    return { ...at, text, style: 'item', level: Math.max(1, indents.length) }
  }
  return plainLine(plainWords(raw), at)
}

/** The words of a heading without the marks that close it. */
function withoutTail(heading: string): string {
  const words = heading.trimEnd()
  let end = words.length
  while (words[end - 1] === '#') end -= 1
  return words.slice(0, end)
}

function plainLine(text: string, at: Pick<Line, 'source' | 'gap'>): Line {
  const parts = numberedParts(text)
  const isItem = parts.number !== undefined && isLetter(parts.number)
  return { ...at, ...parts, style: isItem ? 'item' : 'plain', level: isItem ? 2 : 0 }
}

/** The words of a line, and the number printed before them when there is one. */
export function numberedParts(text: string): { readonly text: string; readonly number?: string } {
  const numbered = printedNumber(text)
  return numbered ? { text: numbered.rest, number: numbered.number } : { text }
}

function cellsOf(raw: string): readonly string[] | undefined {
  const isMarkdownRow = /^\s*\|.*\|\s*$/.test(raw)
  const between = isMarkdownRow ? '|' : /\s\|\s/.test(raw) ? /\s\|\s/ : /\t+/
  const inner = isMarkdownRow ? raw.trim().slice(1, -1) : raw.trim()
  const cells = inner.split(between).map(plainWords)
  return cells.length > 1 ? cells : undefined
}

/** Marks of HTML that people leave in text; “<insert name>” and “a < b” are words. */
const TAG =
  /<(?:!--[^<>]{0,200}--|\/?(?:a|b|br|big|blockquote|center|code|div|em|font|h[1-6]|hr|i|img|li|mark|ol|p|pre|s|small|span|strong|su[bp]|table|t[bdhr]|tbody|thead|u|ul)(?:\s[^<>]{0,200})?\/?)>/gi

/** Takes marks of Markdown and HTML off a line and evens out its spaces. */
export function plainWords(text: string): string {
  return text
    .replaceAll(TAG, ' ')
    .replaceAll(/!?\[([^\][]*)\]\([^()]*\)/g, '$1')
    .replaceAll(/(\*\*|__|`)(?=\S)(.+?)\1/g, '$2')
    .replaceAll(/\\([*_#[\]-])/g, '$1')
    .replaceAll(/[\u00AD\u200B\uFEFF]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
