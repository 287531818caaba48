import { expect, test } from 'vitest'

import { readText } from '#policies/importing/reading/read-text.ts'

import { clausesOf } from './clauses.ts'
import { outlineOf } from './outline.ts'

function numbered(text: string, kind: 'text' | 'markdown' = 'text'): readonly string[] {
  return clausesOf(outlineOf(readText(text, kind))).flatMap(({ clauses }) =>
    clauses.map((clause) => `${clause.number} ${clause.text}`),
  )
}

const LONG = 'Everybody who works here is asked to keep to these rules, at school and away from it.'

test('the document’s own numbers become the clauses’ numbers', () => {
  expect(
    numbered(`3. Friends\n\n3.1 ${LONG}\n\n3.2 Pupils are not friends.\n\n3.2.1 Nor are parents.`),
  ).toEqual([`3.01 ${LONG}`, '3.02 Pupils are not friends.', '3.0201 Nor are parents.'])
})

test('a clause added at the end leaves the numbers before it as they are', () => {
  const text = `Friends\n\n${LONG}\n\nConduct\n\n- Be kind.\n- Be fair.`

  expect(numbered(`${text}\n- Be brief.`)).toEqual([...numbered(text), '2.03 Be brief.'])
})

test('lists under a lead-in are clauses of their own that know what leads to them', () => {
  const sections = clausesOf(
    outlineOf(readText(`Conduct\n\nStaff will:\n\n- be kind\n  - to pupils\n- be fair`, 'text')),
  )

  expect(sections[0]?.clauses.map(({ text, around }) => [text, around.lead])).toEqual([
    ['be kind', 'Staff will:'],
    ['to pupils', 'Staff will: be kind'],
    ['be fair', 'Staff will:'],
  ])
})

test('each statement of a paragraph is a clause; one that leans on another stays with it', () => {
  expect(
    numbered(
      `Friends\n\nStaff must not add pupils. This includes old pupils. Parents may be added.`,
    ),
  ).toEqual([
    '1.01 Staff must not add pupils. This includes old pupils.',
    '1.02 Parents may be added.',
  ])
})

test('the contents page is no clause, and its titles are known as headings', () => {
  const text = `A Policy\n\nContents\nWhat we ask of you ..... 2\nIf it goes wrong ..... 3\n\nWhat we ask of you\n${LONG}\n\nIf it goes wrong\nYou must tell us at once, whoever you are and however small it seems.`

  expect(numbered(text).map((one) => one.slice(0, 4))).toEqual(['0.01', '1.01', '2.01'])
})

test('a contents page without the numbers of pages is no clause either', () => {
  const list = '1. What we ask of you\n2. If it goes wrong'
  const text = `# A Policy\n\nContents\n${list}\n\n## 1. What we ask of you\n\n1.1 ${LONG}\n\n## 2. If it goes wrong\n\n2.1 Tell us at once.`

  expect(numbered(text, 'markdown').map((one) => one.slice(0, 4))).toEqual(['0.01', '1.01', '2.01'])
})

test('a heading “Contents” that lists nothing takes nothing away', () => {
  const text = `# Contents\n\n${LONG}\n\n# Conduct\n\nBe kind.`

  expect(numbered(text, 'markdown').some((one) => one.includes(LONG))).toBe(true)
})

test('tables of versions and labels with values are read row by row', () => {
  const markdown =
    '# A Policy\n\n| Version | Date |\n|---|---|\n| 1.0 | May 2025 |\n\n## Rules\n\n- Be kind.\n\n## More\n\n- Be fair.'

  expect(numbered(markdown, 'markdown')).toEqual([
    '0.01 A Policy',
    '0.02 Version | Date',
    '0.03 1.0 | May 2025',
    '1.01 Be kind.',
    '2.01 Be fair.',
  ])
})

test('a sentence broken over lines is put together', () => {
  const broken =
    '1. Friends\n\nStaff who receive a request from a pupil on their own account\ndecline it and tell the safeguarding lead.'

  expect(numbered(broken)).toEqual([
    '1.01 Staff who receive a request from a pupil on their own account decline it and tell the safeguarding lead.',
  ])
})

test('appendices and sections without a number have numbers of their own', () => {
  const text = `Our values\n\n${LONG}\n\n1. One\n\n- Be kind.\n\n2. Two\n\n- Be fair.\n\n3. Three\n\n- Be brief.\n\nAppendix 1: Guide\n\n- Be calm.`

  expect(numbered(text).map((one) => one.split(' ')[0])).toEqual([
    '0.01',
    '1.01',
    '2.01',
    '3.01',
    'A1.01',
  ])
})

test('a title printed on two lines leaves the headings below it as sections', () => {
  const text = `# Staff Use of Social Media and Online\n\n# Communication Policy\n\n## 1. Friends\n\n- Be kind.\n\n## 2. Conduct\n\n- Be fair.\n\n## 3. Review\n\n- Be brief.`

  expect(numbered(text, 'markdown').filter((one) => !one.startsWith('0.'))).toEqual([
    '1.01 Be kind.',
    '2.01 Be fair.',
    '3.01 Be brief.',
  ])
})

test('a first section about the policy is not taken for the title', () => {
  const text = `# Social Media Policy\n\n# 1. Why we have this policy\n\n1.1 ${LONG}\n\n# 2. Friends\n\n2.1 Be kind.\n\n# 3. Review\n\n3.1 Be brief.`

  expect(numbered(text, 'markdown').map((one) => one.split(' ')[0])).toEqual([
    '0.01',
    '1.01',
    '2.01',
    '3.01',
  ])
  expect(numbered(text.replaceAll(/# \d\. /g, '# '), 'markdown')[1]).toBe(`1.01 ${LONG}`)
})

test('a heading without a number stays in the section whose numbers go on below it', () => {
  const text = `## 3. Friends\n\n3.1 Be kind.\n\n## 4. Accounts\n\n## Privacy\n\n4.1 ${LONG}\n\n## Publishing\n\n4.2 Be fair.\n\n## 5. Review\n\n5.1 Be brief.`

  expect(numbered(text, 'markdown').map((one) => one.split(' ')[0])).toEqual([
    '3.01',
    '4.01',
    '4.02',
    '5.01',
  ])
})

test('a document without any heading is one section', () => {
  expect(numbered(`${LONG}\n\n${LONG}`)).toHaveLength(2)
})

test('a clause that speaks of another by its number leans on it', () => {
  const text = `2. Friends\n\n2.1 Pupils are no friends of staff.\n\n2.2 Relatives are exempt from 2.1 where they are pupils.`
  const [first, second] = clausesOf(outlineOf(readText(text, 'text'))).flatMap((one) => one.clauses)

  expect(second?.around.leant).toBe(first?.text)
})

test('a list that a lettered item opens stands under that item, and the next letter does not', () => {
  const text = `1. Friends\n(a) ${LONG}\n(b) Nobody may:\n(i) add pupils; or\n(ii) follow them.\n(c) Nor leavers.`
  const clauses = clausesOf(outlineOf(readText(text, 'text'))).flatMap((one) => one.clauses)

  expect(clauses.map(({ text: words, around }) => [words, around.lead])).toEqual([
    [LONG, ''],
    ['Nobody may:', ''],
    ['add pupils; or', 'Nobody may:'],
    ['follow them.', 'Nobody may:'],
    ['Nor leavers.', ''],
  ])
})

test('a clause that speaks of another by its letter leans on it', () => {
  const text = `1. Friends\n(a) ${LONG}\n\n2. Family\n(a) Nobody minds.\n(b) Clause 1(a) has no bearing on kin.`
  const clauses = clausesOf(outlineOf(readText(text, 'text'))).flatMap((one) => one.clauses)

  expect(clauses.at(-1)?.around.leant).toBe(LONG)
})
