import { expect, test } from 'vitest'

import { parseRulebook } from '#rulebooks/language/parse.ts'
import { setClauseWords } from '#rulebooks/writing/clause-words.ts'
import { editionOf, fiveRulebooks } from '#test/rulebooks.ts'
import { written } from '#test/writing.ts'

import { contradictionsIn } from './contradictions.ts'

const { editions, vocabulary } = fiveRulebooks()

/** What is found in a clause with other words, and where asked with another rule. */
function against(
  id: string,
  words: string,
  change: (clause: string) => string = (clause) => clause,
): readonly string[] {
  const source = written(setClauseWords(editionOf(id.slice(0, 3)).source, id, words))
  const [before = '', rest = ''] = source.split(`## ${id}`)
  const end = rest.indexOf('\n## ')
  const text = `${before}## ${id}${change(rest.slice(0, end))}${rest.slice(end)}`
  const rulebook = parseRulebook({ text, file: 'policy.md' }, vocabulary)
  const clause = rulebook.ok ? rulebook.value.clauses.get(id) : undefined
  if (!rulebook.ok || !clause) throw new Error(`${id} cannot be read`)
  return contradictionsIn(clause, rulebook.value).map(({ says }) => says)
}

test('the words and rules of the five policies contradict each other nowhere', () => {
  const all = [...editions.values()].flatMap(({ rulebook }) =>
    [...rulebook.clauses.values()].flatMap((clause) => contradictionsIn(clause, rulebook)),
  )

  expect(all).toEqual([])
})

const leavers = 'and the rule counts two years (former_pupil.years).'

test.each([
  ['LEA-9.01', 'Wait three years.', `The words say “three years”, ${leavers}`],
  ['LEA-9.01', 'Wait 4 years.', `The words say “4 years”, ${leavers}`],
  ['LEA-9.01', 'Wait two months.', `The words say “two months”, ${leavers}`],
  ['LEA-9.01', 'Wait two school days.', `The words say “two school days”, ${leavers}`],
  [
    'LEA-0.03',
    'It is reviewed every 24 months.',
    'The words say “24 months”, and the rule counts 15 months.',
  ],
  [
    'LEA-0.03',
    'It is looked at monthly.',
    'The words say “monthly”, and the rule counts 15 months.',
  ],
])('%s, “%s” is another number or time than the rule’s', (id, words, says) => {
  expect(against(id, words)).toEqual([says])
})

test.each([
  ['LEA-9.01', 'Wait {former_pupil.years} years.'],
  ['LEA-9.01', 'Wait two years.'],
  ['LEA-9.01', 'Wait 24 months.'],
  ['LEA-9.01', 'Wait until enough time has passed, as one of several steps.'],
  ['LEA-9.01', 'Tell the school within 24 hours.'],
  ['LEA-0.03', 'It is reviewed every year.'],
  ['TRI-0.02', 'The next review is in two years.'],
])('%s, “%s” contradicts nothing', (id, words) => {
  expect(against(id, words)).toEqual([])
})

test('a number of a lenient reading is counted as well', () => {
  const oneYear = (clause: string) =>
    clause.replace('years_reached: former_pupil.years', 'years_reached: 1')

  expect(against('LEA-9.01', 'Wait one year.', oneYear)).toEqual([])
})

test.each([
  ['14', 'Read it within two weeks.', []],
  ['14', 'Read it within ten school days.', []],
  ['14', 'Read it within 14 school days.', ['“14 school days”, and the rule counts 14 days']],
  ['14', 'Read it weekly.', ['“weekly”, and the rule counts 14 days']],
  ['30', 'Read it within one month.', []],
  ['reading.within', 'Read it within three days.', []],
])('a duty within %s: “%s”', (within, words, says) => {
  const found = against('TRI-4.01', words, (clause) =>
    clause.replace('within: reading.within', `within: ${within}`),
  )

  expect(found).toEqual(says.map((one) => `The words say ${one}.`))
})

test('what the trust set of its own accord is not looked for in the words', () => {
  const words = 'A worry about the headteacher goes to the data protection officer.'
  const [own] = against('WDA-3.09', words, (clause) =>
    clause.replaceAll('to: { all: [headteacher] }', 'to: concern.about_headteacher'),
  )

  expect(own).toBeUndefined()
})

test.each([
  ['A student under 16 is not let on.', 'under 16'],
  ['No 15-year-old is let on.', '15-year-old'],
  ['Students aged 14 or 15 are not let on.', 'aged 14'],
  ['Students of 16 or over are let on.', '16 or over'],
  ['A student under 13 is not let on.', undefined],
  ['A student of 13, as one of 16 in the class, is let on.', undefined],
  ['Three steps come first.', undefined],
])('ages: “%s”', (words, said) => {
  const says = `The words say “${said}”, and the rule counts 13 years (young.min_age).`

  expect([...new Set(against('DOW-2.04', words))]).toEqual(said === undefined ? [] : [says])
})

test.each([
  [
    'STC-4.08',
    'The DSL approves a new account.',
    'The words name the designated safeguarding lead (DSL), and the rule takes the approval of the lead for online services.',
  ],
  [
    'DOW-3.03',
    'The lead for online services decides.',
    'The words name the lead for online services, and the rule leaves it to the headteacher.',
  ],
])('%s, “%s” names somebody else than the rule', (id, words, says) => {
  expect(against(id, words)).toContain(says)
})

test.each([
  ['STC-4.08', 'The lead for online services or the DSL approves a new account.'],
  ['STC-4.08', 'The DSL is told of a new account.'],
  ['STC-4.08', 'Somebody approves a new account.'],
])('%s, “%s” names nobody else for it', (id, words) => {
  expect(against(id, words)).toEqual([])
})

test('a role that is told and another that is named are a contradiction', () => {
  const [clause] = [...editions.values()]
    .flatMap(({ rulebook }) => [...rulebook.clauses.values()])
    .filter(({ rules }) =>
      rules.some(
        ({ effect }) =>
          effect.type === 'report' &&
          effect.to.type !== 'unstated' &&
          effect.to.roles.join() === 'dsl',
      ),
    )

  expect(clause && against(clause.id, 'Staff tell their line manager at once.')).toContain(
    'The words name your line manager, and the rule tells the designated safeguarding lead (DSL).',
  )
})

test('whom another rule of the clause tells is not said of the others', () => {
  const words = 'A worry goes to the headteacher; one about the headteacher goes to somebody else.'

  expect(against('WDA-3.09', words)).toEqual([])
  expect(against('WDA-3.09', 'A worry goes to the data protection officer.')).not.toEqual([])
})

const effectsOf = (from: string, to: string) => (clause: string) => clause.replaceAll(from, to)

test.each([
  ['Staff must not do this.', 'must not'],
  ['Staff may never do this.', 'may never'],
  ['Staff should not do this.', 'should not'],
  ['Nobody does this.', 'nobody'],
  ['This is not permitted.', 'is not permitted'],
])('“%s” over a rule that allows is a contradiction', (words, said) => {
  const found = against('DOW-2.05', words, effectsOf('must-not:', 'may:'))

  expect(found).toContain(`The words say “${said}”, and the rule allows it.`)
})

test.each([
  ['Staff may do this.', 'may'],
  ['Staff are allowed to do this.', 'are allowed to'],
])('“%s” over a rule that refuses outright is a contradiction', (words, said) => {
  expect(against('TRI-4.02', words)).toEqual([`The words say “${said}”, and the rule refuses it.`])
})

test.each(['Relatives may do this, and others must not.', 'This does not apply to relatives.'])(
  '“%s” over a rule that allows contradicts nothing',
  (words) => {
    expect(against('DOW-2.05', words, effectsOf('must-not:', 'may:'))).toEqual([])
  },
)

test('“must not” over a rule that only advises is a contradiction, and “should not” is none', () => {
  const advising = effectsOf('must-not:', 'advised-not:')

  expect(against('TRI-4.02', 'Staff must not do this.', advising)).toEqual([
    'The words say “must not”, and the rule only advises against it.',
  ])
  expect(against('TRI-4.02', 'Staff should not do this.', advising)).toEqual([])
  expect(against('TRI-4.02', 'Staff should never do this.', advising)).toEqual([])
})

test.each([
  'Staff may not do this.',
  'Staff may do this only at home.',
  'Staff may do this unless a pupil sees it.',
  'Nothing that may be unsuitable is shared.',
])('“%s” over a rule that refuses contradicts nothing', (words) => {
  expect(against('TRI-4.02', words)).toEqual([])
})

test('“may” over a rule that draws a line contradicts nothing', () => {
  expect(against('DOW-2.04', 'Staff may do this.')).toEqual([])
})
