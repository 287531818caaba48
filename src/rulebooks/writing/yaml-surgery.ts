import { isDeepStrictEqual } from 'node:util'
import {
  Document,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  parseDocument,
  type Node,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'

import { isRecord } from '#core/is-record.ts'

/** A way into YAML: keys of maps and places in lists. */
export type YamlPath = readonly (string | number)[]

/** A value as YAML holds it. */
export type YamlValue =
  | string
  | number
  | boolean
  | null
  | readonly YamlValue[]
  | { readonly [key: string]: YamlValue }

/**
 * YAML with the value at a path set, or, where the value is undefined, taken out. Only the value is
 * written anew: layout, quotes and comments elsewhere stay byte for byte. Where the layout does not allow
 * that, the whole is written anew, as what it says matters more than how it looks. Throws for YAML that
 * cannot be read.
 */
export function setAt(text: string, path: YamlPath, value: YamlValue | undefined): string {
  const document = readable(text)
  const meant = document.clone()
  if (value === undefined) meant.deleteIn(path)
  else meant.setIn(path, meant.createNode(value))
  const wanted: unknown = meant.toJS()
  if (isDeepStrictEqual(document.toJS(), wanted)) return text
  const cut =
    value === undefined ? cutOut(text, document, path) : cutIn(text, document, { path, value })
  if (cut !== undefined && isDeepStrictEqual(jsOf(cut), wanted)) return cut
  return meant.toString({ lineWidth: 0, flowCollectionPadding: true })
}

/** YAML with the key at a path called otherwise, in its place; as it was where there is no such key. */
export function renameAt(text: string, path: YamlPath, to: string): string {
  const [from, end] = rangeOf(pairAt(readable(text), path)?.key)
  return from === undefined ? text : `${text.slice(0, from)}${oneLine(to)}${text.slice(end)}`
}

/** YAML with one more item at the end of the list at a path, which is made where there is none. */
export function appendAt(text: string, path: YamlPath, item: YamlValue): string {
  const document = readable(text)
  const held: unknown = document.getIn(path)
  if (held === undefined || held === null) return setAt(text, path, [item])
  const list: unknown = document.toJS()
  const at = path.reduce<unknown>(
    (one, key) => (isRecord(one) ? one[String(key)] : undefined),
    list,
  )
  const count = Array.isArray(at) ? at.length : 0
  return setAt(text, [...path, count], item)
}

function readable(text: string): Document.Parsed {
  const document = parseDocument(text)
  const [error] = document.errors
  if (error) throw error
  return document
}

function jsOf(text: string): unknown {
  const document = parseDocument(text)
  return document.errors.length > 0 ? undefined : document.toJS()
}

type Change = { readonly path: YamlPath; readonly value: YamlValue }

/** The text with the change cut into it; undefined where its layout is not one of those known here. */
function cutIn(
  text: string,
  document: Document.Parsed,
  { path, value }: Change,
): string | undefined {
  const node = document.getIn(path, true)
  if (isNode(node)) return replaceNode(text, node, value)
  const holder = holderOf(document, path)
  const key = path.at(-1)
  if (!isNode(holder)) return undefined
  if (isMap(holder) && typeof key === 'string') return addPair(text, holder, { key, value })
  return isSeq(holder) ? addItem(text, holder, value) : undefined
}

/** The text without the lines of an entry of a block; undefined for any other layout. */
function cutOut(text: string, document: Document.Parsed, path: YamlPath): string | undefined {
  const holder = holderOf(document, path)
  if (isMap(holder) && holder.items.length === 1) return replaceNode(text, holder, {})
  const pair = pairAt(document, path)
  const [from] = rangeOf(pair?.key)
  const [, end] = rangeOf(pair?.value)
  if (from === undefined || end === undefined) return undefined
  const after = text.slice(end - 1).replace(/^[^\n]*\n?/, '')
  return `${text.slice(0, text.lastIndexOf('\n', from) + 1)}${after}`
}

function rangeOf(node: unknown): readonly number[] {
  return isNode(node) ? (node.range ?? []) : []
}

function pairAt(document: Document.Parsed, path: YamlPath): Pair | undefined {
  const holder = holderOf(document, path)
  if (!isMap(holder)) return undefined
  return holder.items.find(({ key }) => isScalar(key) && key.value === path.at(-1))
}

function holderOf(document: Document.Parsed, path: YamlPath): unknown {
  return path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true)
}

function replaceNode(text: string, node: Node, value: YamlValue): string | undefined {
  if (!node.range) return undefined
  const [from, to] = node.range
  // A block of several lines ends with its line break, which must stay.
  const old = text.slice(from, to)
  const kept = /\s*$/.exec(old)?.[0] ?? ''
  return `${text.slice(0, from)}${oneLine(value)}${kept}${text.slice(to)}`
}

type Entry = { readonly key: string; readonly value: YamlValue }

function addPair(text: string, map: YAMLMap, { key, value }: Entry): string | undefined {
  const written = `${oneLine(key)}: ${oneLine(value)}`
  if (map.flow) return intoFlow(text, map, written)
  const [first] = map.items
  const column = first && columnOf(text, first)
  const end = map.range?.[1]
  if (column === undefined || end === undefined) return undefined
  return newLine(text, end, `${' '.repeat(column)}${written}`)
}

function addItem(text: string, list: YAMLSeq, value: YamlValue): string | undefined {
  if (!list.range) return undefined
  if (text[list.range[0]] === '[') return intoFlow(text, list, oneLine(value))
  const column = list.range[0] - (text.lastIndexOf('\n', list.range[0] - 1) + 1)
  return newLine(text, list.range[1], `${' '.repeat(column)}- ${oneLine(value)}`)
}

/** Puts one more part before the bracket that closes a collection in flow style. */
function intoFlow(text: string, { range }: Node, written: string): string | undefined {
  if (!range) return undefined
  const close = range[1] - 1
  const inside = text.slice(range[0] + 1, close)
  const before = text.slice(0, close).trimEnd()
  const gap = text[close] === '}' ? ' ' : ''
  const comma = inside.trim() === '' ? gap : /,\s*$/.test(inside) ? ' ' : ', '
  return `${before}${comma}${written}${gap}${text.slice(close)}`
}

function columnOf(text: string, { key }: Pair): number | undefined {
  if (!isScalar(key) || !key.range) return undefined
  return key.range[0] - (text.lastIndexOf('\n', key.range[0] - 1) + 1)
}

/** Puts a line after the block collection that ends here. */
function newLine(text: string, end: number, line: string): string {
  const ending = text.includes('\r\n') ? '\r\n' : '\n'
  const head = text.slice(0, end)
  const kept = head.trimEnd()
  return `${kept}${ending}${line}${head.slice(kept.length) || (end < text.length ? ending : '')}${text.slice(end)}`
}

/** A value on one line, as it may stand in a block and between brackets alike. */
function oneLine(value: YamlValue): string {
  const document = new Document([value])
  const { contents } = document
  if (!isNode(contents)) throw new Error('a list is a node')
  flatten(contents)
  const written = document.toString({
    lineWidth: 0,
    singleQuote: true,
    flowCollectionPadding: true,
  })
  return written.trim().slice(1, -1).trim()
}

function flatten(node: unknown): void {
  if (isPair(node)) return flatten(node.value)
  if (!isNode(node)) return
  if (isScalar(node) && typeof node.value === 'string' && node.value.includes('\n')) {
    node.type = 'QUOTE_DOUBLE'
  }
  if (!('items' in node)) return
  node.flow = true
  for (const item of node.items) flatten(item)
}
