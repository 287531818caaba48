import { describe, expect, test } from 'vitest'
import { html } from '#web/html.ts'
import { answerPanel, type AnswerTone } from './answer-panel.ts'
import { clauseQuote } from './clause-quote.ts'
import { searchBox } from './search-box.ts'
import { timeline } from './timeline.ts'

const answers: readonly (readonly [AnswerTone, string])[] = [
  ['yes', 'Yes'],
  ['no', 'No'],
  ['advised-against', 'Advised against'],
  ['yes-if', 'Yes, if'],
  ['tell', 'Tell someone now'],
  ['silent', 'This policy does not say'],
  ['person-decides', 'A person decides'],
]

describe('an answer', () => {
  test.each(answers)('that is %s begins with the words "%s"', (tone, words) => {
    expect(answerPanel({ tone }).toString()).toContain(`>${words}</h1>`)
  })

  test('has a sign of its own, so that colour is never all there is', () => {
    const signs = answers.map(
      ([tone]) => /<svg[\s\S]*<\/svg>/.exec(answerPanel({ tone }).toString())?.[0],
    )

    expect(new Set(signs).size).toBe(answers.length)
  })

  test('escapes what it is told and keeps markup as it is', () => {
    expect(answerPanel({ tone: 'no', summary: '<b>x' }).toString()).toContain('&lt;b&gt;x')
    expect(answerPanel({ tone: 'no', summary: html`<b>x</b>` }).toString()).toContain('<b>x</b>')
  })
})

describe('a quoted clause', () => {
  const clause = { id: 'LEA-9.01', words: 'Staff are asked not to.', href: '/policy#LEA-9.01' }

  test('leads to its place in the policy', () => {
    expect(clauseQuote(clause).toString()).toMatch(/href="\/policy#LEA-9\.01"\s*>Clause LEA-9\.01</)
  })

  test('never calls advice binding, and calls nothing either when the text does not', () => {
    const advice = clauseQuote({ ...clause, strength: 'advisory' }).toString()

    expect(advice).toContain('>Advice<')
    expect(advice).not.toContain('Binding')
    expect(clauseQuote(clause).toString()).not.toMatch(/Binding|Advice/)
  })
})

describe('a line of days', () => {
  test('puts them in order, whatever order they come in', () => {
    const line = timeline({
      label: 'Days',
      points: [
        { on: '2024-07-22', day: '22 July 2024', words: 'The answer changes', kind: 'change' },
        { on: '2022-07-22', day: '22 July 2022', words: 'Left' },
      ],
    }).toString()

    expect(line.indexOf('22 July 2022')).toBeLessThan(line.indexOf('22 July 2024'))
    expect(line).toContain('datetime="2024-07-22"')
  })
})

describe('a search', () => {
  test('keeps what was looked for and what else the address must say', () => {
    const box = searchBox({
      action: '/policy',
      name: 'q',
      label: 'Search this policy',
      value: '"photos"',
      keep: { trust: 'elm' },
    }).toString()

    expect(box).toContain('value="&quot;photos&quot;"')
    expect(box).toContain('name="trust" value="elm"')
    expect(box).toMatch(/for="q"/)
  })
})
