import { parse, stringify } from 'yaml'

import { isRecord } from '#core/is-record.ts'
import { err, ok, type Result } from '#core/result.ts'
import { exampleBlock } from '#rulebooks/language/blocks.ts'
import { complaintsAbout } from '#rulebooks/language/mistakes.ts'
import { readYaml } from '#rulebooks/language/yaml-block.ts'

/** The lines of an example beside its situation and facts. */
const KEYS = new Set([
  'on',
  'answer',
  'lenient',
  'cites',
  'not_cites',
  'routes',
  'when',
  'conditions',
  'advice',
  'notes',
  'missing',
])

/**
 * An example as people write it in a form: the situation, then a line for each fact and for what is
 * expected. A block that is no YAML is shown as it stands.
 */
export function exampleLines(block: string): string {
  const [title = '', ...rest] = block.split('\n')
  const read = readMap(rest.join('\n'))
  if (read === undefined) return block
  const { facts, ...others } = read
  const lines = [...Object.entries(isRecord(facts) ? facts : {}), ...Object.entries(others)]
  return [title.trim(), ...lines.map(([key, value]) => `${key}: ${inline(value)}`)].join('\n')
}

/**
 * The block of an example from such lines, or what is wrong with them in plain words. Lines that say
 * what `before` says leave that block as it stands.
 */
export function exampleFromLines(text: string, before = ''): Result<string, readonly string[]> {
  const meant = text.trim()
  if (before !== '' && meant === exampleLines(before).trim()) return ok(before)
  const [title = '', ...lines] = meant.split('\n').map((line) => line.trim())
  const pairs = lines.filter((line) => line !== '').map(pairIn)
  const wrong = pairs.flatMap((pair) => (pair.ok ? [] : [pair.error]))
  if (/^[\w.]+:\s/.test(title)) wrong.unshift('The first line tells the situation in plain words')
  if (wrong.length > 0) return err(wrong)
  const given = pairs.flatMap((pair) => (pair.ok ? [pair.value] : []))
  const facts = Object.fromEntries(given.filter(([key]) => !KEYS.has(key)))
  const others = given.filter(([key]) => KEYS.has(key))
  const block = [
    title,
    `facts: ${inline(facts)}`,
    ...others.map(([key, value]) => `${key}: ${inline(value)}`),
  ].join('\n')
  const says = mistakesIn(block)
  return says.length > 0 ? err(says) : ok(block)
}

type Pair = readonly [key: string, value: unknown]

function pairIn(line: string): Result<Pair, string> {
  const [, key, value] = /^([a-z_.]+)\s*:\s*(.*)$/.exec(line) ?? []
  if (key === undefined || value === undefined) {
    return err(`“${line}” is no line such as “actor.role: teacher”`)
  }
  try {
    const read: unknown = parse(value)
    return ok([key, read])
  } catch {
    return err(`“${line}” cannot be read; put words that hold signs between quotes`)
  }
}

function mistakesIn(block: string): readonly string[] {
  const complaints = complaintsAbout('example')
  const [, ...rest] = block.split('\n')
  readYaml({ text: rest.join('\n'), line: 2 }, exampleBlock, complaints)
  return complaints.found.map(({ says }) => says)
}

function readMap(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const read: unknown = parse(text)
    return isRecord(read) ? read : undefined
  } catch {
    return undefined
  }
}

/** A value on one line, as rulebooks write it. */
function inline(value: unknown): string {
  const options = { collectionStyle: 'flow', lineWidth: 0, singleQuote: true } as const
  return stringify(value, options).trim()
}
