import { isMap, isNode, isScalar, LineCounter, parseDocument, type Range } from 'yaml'
import { z } from 'zod'

import type { Complaints } from './mistakes.ts'
import { complaintsIn } from './schema-words.ts'
import { isEndless, yamlValue } from './yaml-value.ts'

/** A piece of YAML inside a file, and the line of the file on which it begins. */
export type YamlBlock = { readonly text: string; readonly line: number }

/**
 * Reads a block of YAML through a schema; what does not fit is complained about with its line.
 * Gives undefined when anything was wrong.
 */
export function readYaml<T>(
  block: YamlBlock,
  schema: z.ZodType<T>,
  complaints: Complaints,
): T | undefined {
  let value: unknown
  try {
    value = yamlValue(block.text)
  } catch (error) {
    complainOfSyntax(block, complaints, error)
    return undefined
  }
  if (isEndless(value)) {
    complaints.add(block.line, 'this is not valid YAML: it is nested too deeply, or within itself')
    return undefined
  }
  const read = schema.safeParse(value ?? {})
  if (read.success) return read.data
  const places = new Places(block)
  const keys = schema instanceof z.ZodObject ? Object.keys(schema.shape) : []
  for (const issue of read.error.issues) {
    for (const { at, says } of complaintsIn(issue, keys)) complaints.add(places.lineOf(at), says)
  }
  return undefined
}

function complainOfSyntax(block: YamlBlock, complaints: Complaints, thrown: unknown): void {
  const lines = new LineCounter()
  const document = parseDocument(block.text, { lineCounter: lines })
  // Some mistakes, such as an alias of nothing, show only when values are made: they have no place.
  if (document.errors.length === 0) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown)
    complaints.add(block.line, `this is not valid YAML: ${reason}`)
  }
  for (const error of document.errors) {
    const { line } = lines.linePos(error.pos[0])
    const reason = error.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? ''
    complaints.add(block.line + line - 1, `this is not valid YAML: ${reason}`)
  }
}

/** Where the parts of a block stand in the file; made only once something is wrong with it. */
export class Places {
  readonly #lines = new LineCounter()
  readonly #document
  readonly #first: number

  constructor(block: YamlBlock) {
    this.#document = parseDocument(block.text, { lineCounter: this.#lines })
    this.#first = block.line
  }

  /** The line on which the part at a path begins, or the nearest part of the path that exists. */
  lineOf(path: readonly (string | number)[]): number {
    for (let depth = path.length; depth > 0; depth--) {
      const range = this.#rangeOf(path.slice(0, depth))
      if (range) return this.#first + this.#lines.linePos(range[0]).line - 1
    }
    return this.#first
  }

  #rangeOf(path: readonly (string | number)[]): Range | null | undefined {
    const around = path.length === 1 ? this.#document.contents : this.#in(path.slice(0, -1))
    const name = String(path.at(-1))
    const pair = isMap(around)
      ? around.items.find(({ key }) => isScalar(key) && String(key.value) === name)
      : undefined
    if (isNode(pair?.key)) return pair.key.range
    const node = this.#in(path)
    return isNode(node) ? node.range : undefined
  }

  #in(path: readonly (string | number)[]): unknown {
    return this.#document.getIn(path, true)
  }
}
