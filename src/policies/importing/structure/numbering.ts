import { isLetter } from '#policies/importing/reading/printed-number.ts'

import type { Joined } from './wrapped.ts'

/** Gives the clauses of one section their numbers. */
export type Numbering = {
  /** The number of the next clause: the line it stands in, and which statement of the line it is. */
  readonly next: (line: Joined, statement: number) => string
}

/**
 * Numbers the clauses of a section. Where the document prints numbers of its own (3.2, 3.2.1), a
 * clause keeps them as 3.02 and 3.0201, and what stands under one is counted under it. Else they
 * are counted through. The same document always gets the same numbers. `given` holds those taken.
 */
export function startNumbering(
  section: string,
  lines: readonly Joined[],
  given: Set<string>,
): Numbering {
  const printed = lines.filter(({ number = '' }) => belongs(number, section))
  const own = printed.length >= 2
  let under = ''
  const counted = new Map<string, number>()
  const count = (prefix: string): string => {
    let i = counted.get(prefix) ?? 0
    let number = ''
    do {
      i += 1
      number = `${prefix}${two(i)}`
    } while (given.has(number))
    counted.set(prefix, i)
    given.add(number)
    return number
  }
  return {
    next: (line, statement) => {
      const { number = '' } = line
      if (!own || (under === '' && !belongs(number, section))) return count(`${section}.`)
      if (statement > 0 || !belongs(number, section)) return count(under)
      const [, ...parts] = number.split('.')
      const wanted = `${section}.${parts.map((part) => two(Number(part))).join('')}`
      if (given.has(wanted)) return count(under)
      given.add(wanted)
      under = wanted
      return wanted
    },
  }
}

function belongs(number: string, section: string): boolean {
  return !isLetter(number) && number.startsWith(`${section}.`)
}

function two(count: number): string {
  return String(count).padStart(2, '0')
}
