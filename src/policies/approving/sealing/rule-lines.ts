import type { Described, DescribedRule } from '#rulebooks/describe.ts'

/** A rule as people read it, a line for each of its terms. */
export function ruleLines(rule: DescribedRule): readonly string[] {
  const { does, actions, who, when, unless, met, failed, days, lifts, saves, reading } = rule
  return [
    does,
    ...said('Actions', actions.join('; ')),
    ...said('Who', who.length === 0 ? 'anyone' : who.join('; ')),
    ...said('When', inOne(when)),
    ...said('Beyond its line', inOne(unless)),
    ...said('Met when', inOne(met)),
    ...said('Failed when', inOne(failed)),
    ...said('Days', days),
    ...said('Makes an exception to', lifts.join(', ')),
    ...said('Leaves alone', saves.join(', ')),
    ...said('Two readings', readingWords(reading)),
  ]
}

function said(term: string, words: string | undefined): readonly string[] {
  return words === undefined || words === '' ? [] : [`${term}: ${words}`]
}

function readingWords(reading: DescribedRule['reading']): string | undefined {
  return reading && `${reading.why}${reading.settled ? ' Settled.' : ''}`
}

const joins = { every: 'all of', some: 'any of', none: 'none of' } as const

function inOne(one: Described | undefined): string | undefined {
  if (one === undefined || one.type === 'line') return one?.words
  return `${joins[one.type]} (${one.of.map(inOne).join('; ')})`
}
