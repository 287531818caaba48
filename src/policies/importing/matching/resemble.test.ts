import { expect, test } from 'vitest'

import { conceptsBy, stemOf } from './concepts.ts'
import { findIdeasBy } from './ideas.ts'
import { matchByIdeas } from './match-by-ideas.ts'
import { matchBy } from './match.ts'
import { openCatalogue } from './open-catalogue.ts'
import { resembleBy } from './resemble.ts'
import { speaksOfBy } from './speaks-of.ts'

const catalogue = openCatalogue()
const around = { section: '', part: '', lead: '', leant: '' }
const sayings = [...catalogue.sayings.sayings].flatMap(([control, all]) =>
  all.map((saying) => ({ control, saying })),
)

test('every saying is most like the control it is a saying of', () => {
  const resemble = resembleBy(catalogue.sayings)
  const strayed = sayings.filter(
    ({ control, saying }) => resemble({ text: saying, around })[0]?.control !== control,
  )

  expect(sayings.length).toBeGreaterThan(300)
  expect(strayed).toEqual([])
})

test('a clause in words no idea has is offered the control it resembles, and says which saying', () => {
  const match = matchBy(catalogue)
  const text = 'Please put a letter in the bag as well, as not every household is online.'
  const [first] = match({ text, around, kind: 'statement' })

  expect(first?.control.id).toBe('nobody-left-out')
  expect(first?.like).toMatch(/letters home/)
  expect(first?.reasons.map(({ words }) => words)).toContain('letter')
})

test.each([
  'This policy was written together with the staff council.',
  'The school is proud of its garden.',
  'Social media is part of everyday life.',
])('a statement that asks for nothing is offered nothing: %s', (text) => {
  expect(matchBy(catalogue)({ text, around, kind: 'statement' })).toEqual([])
})

test('the words of a list count with what introduces it', () => {
  const lead = 'Members of staff must not, on their own accounts:'
  const clause = {
    text: 'link with learners',
    around: { ...around, lead },
    kind: 'statement',
  } as const

  expect(matchBy(catalogue)(clause).map(({ control }) => control.id)).toContain(
    'friends-current-pupils',
  )
})

test('a clause that puts one half as one saying does and the rest as another is like their control', () => {
  const sayings = new Map([
    ['tell', ['Mishaps go to a nurse.', 'Spills are brought before a matron.']],
    ['clean', ['Spills are wiped up.', 'A nurse wipes tables.']],
  ])
  const [first] = resembleBy({ same: [], sayings })({ text: 'Spills go to a matron.', around })

  expect(first?.control).toBe('tell')
})

test('the item of a list is understood where what opens the list says another thing', () => {
  const lead = 'In the first weeks of term the office prints and hands out a calendar, and:'
  const text = 'Comments are switched off on school pages.'
  const [alone] = resembleBy(catalogue.sayings)({ text, around })
  const [listed] = resembleBy(catalogue.sayings)({ text, around: { ...around, lead } })

  expect(listed?.control).toBe('replies-off')
  expect(listed?.score).toBeCloseTo(alone?.score ?? 0, 5)
})

test('numbers nothing speaks of make a clause no less like a control', () => {
  const resemble = resembleBy(catalogue.sayings)
  const scoreOf = (text: string) => resemble({ text, around })[0]?.score ?? 0

  expect(scoreOf('Comments are off on school pages 4711.')).toBeCloseTo(
    scoreOf('Comments are off on school pages.'),
    5,
  )
})

test('what speaks against a control counts', () => {
  const text = 'A school email address must not be used to sign up for a private profile.'
  const all = matchBy(catalogue)({ text, around, kind: 'statement' })

  expect(all.map(({ control }) => control.id)).toEqual(['work-email-personal'])
})

test('a few words that say it all are enough', () => {
  const lead = 'Activity on a Private Account shall be within this Policy to the extent that it:'
  const text = 'brings about an adverse effect upon the Federation, an Academy or a Student;'
  const all = matchBy(catalogue)({ text, around: { ...around, lead }, kind: 'statement' })

  expect(all.map(({ control }) => control.id)).toEqual(['in-scope-impact'])
})

test('the item of a list that goes on with its sentence has what that sentence says', () => {
  const lead = 'Staff must not publish anything which:'
  const match = matchByIdeas(catalogue, findIdeasBy(catalogue.ideas))
  const offered = (text: string) =>
    match({ text, around: { ...around, lead }, kind: 'statement' }).map(({ control }) => control.id)

  expect(offered('is confidential;')).toContain('confidential-content')
  expect(offered('Confidential.')).not.toContain('confidential-content')
})

test('words with an idea that speaks against a control are less like it', () => {
  const speaks = speaksOfBy(catalogue.controls, findIdeasBy(catalogue.ideas))
  const to = (text: string) => speaks({ text, around })('image-consent')

  expect(to('Consent is needed for a picture.')).toEqual({ share: 1, isAgainst: false })
  expect(to('Written consent is needed for a picture.').isAgainst).toBe(true)
  expect(to('A picture is worth a lot.').share).toBeGreaterThan(0.3)
  expect(to('A picture is worth a lot.').share).toBeLessThan(0.8)
})

test('phrases of several words count as the first of their list, as single words do', () => {
  const conceptsOf = conceptsBy([['pupil', 'young person', 'child']])

  expect([...conceptsOf('A young person’s picture').keys()].toSorted()).toEqual(['pictur', 'pupil'])
})

test('forms of a word are one, and words that mean the same count as the first of them', () => {
  const conceptsOf = conceptsBy([['pupil', 'child', 'learner']])

  expect(stemOf('sharing')).toBe(stemOf('shared'))
  expect(stemOf('policies')).toBe(stemOf('policy'))
  expect([...conceptsOf('The children’s photographs')]).toEqual([
    ['photograph', 'photographs'],
    ['pupil', 'children'],
  ])
})
