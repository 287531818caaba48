import type { OutlineSection } from './outline.ts'

const APPENDIX = /^(?:appendix|annex|schedule)\b/i

/**
 * Numbers the sections: the printed numbers where there are any, `A1` for appendices. In a document
 * that numbers its sections, one without a number belongs to section 0 before them, and follows on
 * after; else sections are counted.
 */
export function sectionNumbers(sections: readonly OutlineSection[]): readonly string[] {
  const printed = sections.map(({ number }) =>
    /^[1-9]\d*$/.test(number ?? '') ? number : undefined,
  )
  const taken = new Set(printed)
  const given = new Set<string>()
  const first = printed.findIndex((number) => number !== undefined)
  let appendices = 0
  let free = 0
  const nextFree = (): string => {
    do free += 1
    while (taken.has(String(free)) || given.has(String(free)))
    return String(free)
  }
  return sections.map(({ number, title }, i) => {
    if (APPENDIX.test(number ?? title)) return `A${(appendices += 1)}`
    if (i < first) return '0'
    const own = printed[i]
    const chosen = own !== undefined && !given.has(own) ? own : nextFree()
    given.add(chosen)
    return chosen
  })
}
