import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5'

import type { Line } from '#policies/importing/document.ts'

import { numberedParts, plainWords } from './read-text.ts'

type Node = DefaultTreeAdapterTypes.ChildNode
type Element = DefaultTreeAdapterTypes.Element
type Found = Omit<Line, 'source'>

/** Where a node stands: how deep in lists, and whether the list counts its items. */
type Depth = { readonly list: number; readonly ordered: boolean }

/** Turns the HTML a Word file was converted to into lines. */
export function linesOfHtml(html: string): readonly Line[] {
  const { childNodes } = parseFragment(html)
  const found = childNodes.flatMap((node) => linesOfNode(node, { list: 0, ordered: false }))
  return found.map((line, i) => ({ ...line, source: i + 1 }))
}

type ReadElement = (node: Element, depth: Depth) => readonly Found[]

const heading: ReadElement = (node) =>
  textLine(node, { style: 'heading', level: Number(node.tagName[1]) })

const READ: Readonly<Record<string, ReadElement>> = {
  h1: heading,
  h2: heading,
  h3: heading,
  h4: heading,
  h5: heading,
  h6: heading,
  p: paragraphLines,
  ul: listLines,
  ol: listLines,
  tr: rowLine,
}

function linesOfNode(node: Node, depth: Depth): readonly Found[] {
  if (!isElement(node)) return []
  const read = READ[node.tagName]
  return read ? read(node, depth) : node.childNodes.flatMap((child) => linesOfNode(child, depth))
}

/** A paragraph; breaks inside it begin new lines, as people use them for lists. */
function paragraphLines(node: Element): readonly Found[] {
  return wordsOf(node)
    .split('\n')
    .flatMap((raw, i) => {
      const text = plainWords(raw.replaceAll('\t', ' \u2003'))
      const cells = raw
        .split(/\t+/)
        .map(plainWords)
        .filter((cell) => cell !== '')
      if (text === '') return []
      if (cells.length > 1) return [rowOf(cells)]
      return [{ ...numberedParts(text), style: 'plain' as const, level: 0, gap: i === 0 }]
    })
}

function rowOf(cells: readonly string[]): Found {
  return { text: cells.join(' | '), style: 'row', level: 0, cells, gap: true }
}

function listLines(node: Element, { list }: Depth): readonly Found[] {
  const depth = { list: list + 1, ordered: node.tagName === 'ol' }
  return elementsOf(node, 'li').flatMap((item) => itemLines(item, depth))
}

/**
 * A list item with the lists inside it. Word numbers headings as items of a counted list: one that
 * holds a heading, or nothing but bold words, is that heading.
 */
function itemLines(item: Element, depth: Depth): readonly Found[] {
  const isList = (node: Node) => isElement(node) && (node.tagName === 'ul' || node.tagName === 'ol')
  const own = item.childNodes.filter((node) => !isList(node))
  const inner = item.childNodes.filter(isList).flatMap((node) => linesOfNode(node, depth))
  const heading = own.find((node) => isElement(node) && /^h[1-6]$/.test(node.tagName))
  if (heading) return [...linesOfNode(heading, depth), ...inner]
  const text = plainWords(own.map((node) => wordsOf(node)).join(''))
  if (text === '') return inner
  const isBold = depth.ordered && depth.list === 1 && own.every(isStrong)
  const line: Found = isBold
    ? { text, style: 'heading', level: 2, gap: true }
    : { text, style: 'item', level: depth.list, gap: false }
  return [line, ...inner]
}

function isStrong(node: Node): boolean {
  return (isElement(node) && node.tagName === 'strong') || plainWords(wordsOf(node)) === ''
}

function rowLine(row: Element): readonly Found[] {
  const cells = [...elementsOf(row, 'td'), ...elementsOf(row, 'th')].map((cell) =>
    plainWords(wordsOf(cell, ' ')),
  )
  const written = cells.filter((cell) => cell !== '')
  if (written.length === 0) return []
  if (cells.length === 1)
    return [{ ...numberedParts(cells[0] ?? ''), style: 'plain', level: 0, gap: true }]
  return [rowOf(cells)]
}

function textLine(
  node: Element,
  { style, level }: Pick<Line, 'style' | 'level'>,
): readonly Found[] {
  const text = plainWords(wordsOf(node))
  return text === '' ? [] : [{ ...numberedParts(text), style, level, gap: true }]
}

function wordsOf(node: Node, between = ''): string {
  if ('value' in node) return node.value
  if (!isElement(node)) return ''
  if (node.tagName === 'br') return '\n'
  const words = node.childNodes.map((child) => wordsOf(child, between)).join('')
  return node.tagName === 'p' ? `${words}${between}` : words
}

function elementsOf(node: Element, name: string): readonly Element[] {
  return node.childNodes.filter(isElement).filter(({ tagName }) => tagName === name)
}

function isElement(node: Node): node is Element {
  return 'tagName' in node
}
