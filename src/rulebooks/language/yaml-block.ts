import { LineCounter, parse, parseDocument, isNode } from 'yaml'
import type { z } from 'zod'

import type { Complaints } from './mistakes.ts'

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
    value = parse(block.text, { strict: true })
  } catch {
    complainOfSyntax(block, complaints)
    return undefined
  }
  const read = schema.safeParse(value ?? {})
  if (read.success) return read.data
  const places = new Places(block)
  for (const issue of read.error.issues) {
    const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))
    complaints.add(places.lineOf(path), wording(path, issue.message))
  }
  return undefined
}

function wording(path: readonly (string | number)[], message: string): string {
  return path.length === 0 ? message : `\`${path.join('.')}\`: ${message}`
}

function complainOfSyntax(block: YamlBlock, complaints: Complaints): void {
  const lines = new LineCounter()
  const document = parseDocument(block.text, { lineCounter: lines })
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

  /** The line of the value at a path, or of the nearest part of the path that exists. */
  lineOf(path: readonly (string | number)[]): number {
    for (let depth = path.length; depth > 0; depth--) {
      const node = this.#document.getIn(path.slice(0, depth), true)
      if (isNode(node) && node.range) {
        return this.#first + this.#lines.linePos(node.range[0]).line - 1
      }
    }
    return this.#first
  }
}
