import { expect, test } from 'vitest'
import { parse } from 'yaml'

import {
  blockTexts,
  removeRule,
  replaceRule,
  ruleIds,
  ruleSource,
} from '#rulebooks/writing/blocks.ts'
import { setClauseWords } from '#rulebooks/writing/clause-words.ts'
import { filledForm } from '#test/filled-form.ts'
import { makeSchool } from '#test/makers.ts'
import { draftPages, modelText as model } from '#test/rule-pages.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const { trust, as, writer, draftOf, press } = await draftPages(db)

async function formAt(path: string): Promise<URLSearchParams> {
  const { status, page } = await writer.get(path)
  expect(status).toBe(200)
  return filledForm(page, 'effect')
}

test('a rule stands on its page as a sentence of parts, in words and as text', async () => {
  const { rule } = await draftOf()
  const { page } = await writer.get(rule('MOD-2.2'))

  expect(page).toContain('Staff are advised against contact for two years')
  expect(page).toContain('Advises against')
  expect(page).toContain('When did they leave the school?')
  expect(page).toContain('The setting: years after leaving (two)')
  expect(page).toContain('A second reading of the words')
  expect(page).toContain('As expected')
  expect(filledForm(page, 'block').get('block')).toBe(ruleSource(model, 'MOD-2.2'))
})

test('a form saved as it stands leaves the draft byte for byte', async () => {
  const { rule, now } = await draftOf()
  for (const id of ['MOD-1.2', 'MOD-2.1', 'MOD-2.2', 'MOD-2.3']) {
    const form = await formAt(rule(id))
    const { status } = await press(rule(id), form, { do: 'save', reason: 'Nothing' })
    expect(status).toBe(303)
  }

  expect(await now()).toBe(model)
})

test('a line is added in steps, tried out, and saved as not confirmed', async () => {
  const { rule, now } = await draftOf()
  const path = rule('MOD-2.1')
  const first = await formAt(path)
  const added = await press(path, first, {
    do: 'add-line:about',
    'add.about': 'subject.relative',
  })
  expect(added.page).toContain('Are they a relative of yours?')
  expect(await now()).toBe(model)

  const tried = await press(path, filledForm(added.page, 'effect'), { do: 'check' })
  expect(tried.page).toMatch(/Line \d+: `subject.relative` takes a word or more/)

  const second = filledForm(added.page, 'effect')
  const filled = { 'about.2.value': 'no', do: 'check' }
  expect((await press(path, second, filled)).page).toContain('As expected')
  const saved = await press(path, second, { ...filled, do: 'save', reason: 'Relatives are apart' })
  expect(saved.status).toBe(303)
  const block = ruleSource(await now(), 'MOD-2.1')
  expect(block).toContain('subject.relative: no')
  expect(block).toContain('confirmed: no')

  const { page } = await writer.follow(saved)
  expect(page).toContain('The rule is not confirmed')
  expect(page).toContain('Staff do not accept requests from pupils.')
})

test('an example that fails is shown before anything is saved', async () => {
  const { rule, now } = await draftOf()
  const path = rule('MOD-2.2')
  const form = await formAt(path)
  const { page } = await press(path, form, {
    do: 'check',
    'unless.0.other': '',
    'unless.0.value': '3',
    'reading.unless.0.other': '',
    'reading.unless.0.value': '3',
  })

  expect(page).toContain('Not as expected')
  expect(page).toContain('do not get the answer they expect')
  expect(page).toContain('The words say “two years”, and the rule counts three years')
  expect(await now()).toBe(model)
})

test('a part, a group and a second reading are added and taken out again', async () => {
  const { rule } = await draftOf()
  const path = rule('MOD-2.1')
  const shape = async (page: string, pressed: string, fields = {}): Promise<string> =>
    (await press(path, filledForm(page, 'effect'), { do: pressed, ...fields })).page
  let { page } = await writer.get(path)

  page = await shape(page, 'add-part:part', { 'add.part': 'lifts' })
  expect(page).toContain('name="part" value="lifts"')
  page = await shape(page, 'add-line:about', { 'add.about': 'any' })
  expect(filledForm(page, 'effect').get('about.2.1.map')).toBe('1')
  page = await shape(page, 'add-line:about.2.0', { 'add.about.2.0': 'subject.age' })
  expect(filledForm(page, 'effect').get('about.2.0.0.fact')).toBe('subject.age')
  page = await shape(page, 'add-map:about.2')
  expect(filledForm(page, 'effect').get('about.2.2.map')).toBe('1')
  page = await shape(page, 'remove:about.2.0')
  expect(filledForm(page, 'effect').get('about.2.0.0.fact')).toBeNull()
  page = await shape(page, 'remove:about.2')
  page = await shape(page, 'remove-part:lifts')
  page = await shape(page, 'add-reading')
  expect(filledForm(page, 'effect').get('reading.silent')).toBe('yes')
  page = await shape(page, 'remove-reading')

  expect(filledForm(page, 'block').get('block')).toBe(ruleSource(model, 'MOD-2.1'))
})

test('one more rule is added to a clause, once however often the form is sent', async () => {
  const { home, now } = await draftOf()
  const path = `${home}/clauses/MOD-2.1/rules/new`
  const form = await formAt(path)
  const fields = { action: ['repost', 'like'], who: 'staff', do: 'save', reason: 'More' }
  const answers = [await press(path, form, fields), await press(path, form, fields)]

  expect(answers.map(({ status }) => status)).toEqual([303, 303])
  expect(ruleIds(await now(), 'MOD-2.1')).toEqual(['MOD-2.1', 'MOD-2.1/2'])
  expect(ruleSource(await now(), 'MOD-2.1/2')).toBe(
    'must-not: [repost, like]\nwho: staff\nconfirmed: no',
  )
  const { status } = await writer.follow(answers[0] ?? { status: 0, page: '', location: '' })
  expect(status).toBe(200)
})

test('text and form are the same rule; mistakes are told with their line and nothing is kept', async () => {
  const { rule, now } = await draftOf()
  const path = rule('MOD-2.1')
  const text = filledForm((await writer.get(path)).page, 'block')
  const block = 'must-not: repost\nwho: staf'
  const wrong = await press(path, text, { block, do: 'save-text', reason: 'Try' })

  expect(wrong.status).toBe(422)
  expect(wrong.page).toContain('Line 2: `staf` is no role')
  expect(filledForm(wrong.page, 'block').get('block')).toBe(block)
  expect(await now()).toBe(model)
  const right = { block: 'must-not: repost\nwho: staff', do: 'save-text', reason: 'Try' }
  expect((await press(path, text, right)).status).toBe(303)
  expect(filledForm((await writer.get(path)).page, 'effect').getAll('action')).toEqual(['repost'])
})

test('a rule that no form can hold is shown as text only, and says so', async () => {
  const remark = replaceRule(model, 'MOD-2.1', `${ruleSource(model, 'MOD-2.1')} # for now`)
  const { rule } = await draftOf(remark.ok ? remark.value : '')
  const { page } = await writer.get(rule('MOD-2.1'))

  expect(page).toContain('This rule is shown as text only')
  expect(page).not.toContain('name="effect"')
  expect(filledForm(page, 'block').get('block')).toContain('# for now')
})

test('what others save meanwhile stays, unless it is this very rule', async () => {
  const { rule, now, save } = await draftOf()
  const path = rule('MOD-2.1')
  const form = await formAt(path)
  const words = setClauseWords(await now(), 'MOD-2.3', 'Relatives are excepted, as before.')
  await save(words.ok ? words.value : '')
  const mine = { instead: 'Tell them why', do: 'save', reason: 'Kinder' }
  expect((await press(path, form, mine)).status).toBe(303)
  expect(await now()).toContain('as before.')

  const stale = await press(path, form, { ...mine, instead: 'Say nothing' })
  expect(stale.status).toBe(422)
  expect(stale.page).toContain('Somebody changed this rule while you wrote')
  expect(filledForm(stale.page, 'effect').get('instead')).toBe('Say nothing')
  const again = await press(path, filledForm(stale.page, 'effect'), { do: 'save' })
  expect(again.status).toBe(303)
  expect(ruleSource(await now(), 'MOD-2.1')).toContain('Say nothing')
})

test('what was typed survives that somebody took the rule out', async () => {
  const { rule, now, save } = await draftOf()
  const path = rule('MOD-2.1')
  const form = await formAt(path)
  const without = removeRule(await now(), 'MOD-2.1')
  await save(without.ok ? without.value : '')
  const lost = await press(path, form, { do: 'save', reason: 'Mine', instead: 'Wait' })

  expect(lost.status).toBe(422)
  expect(lost.page).toContain('Somebody took this rule out')
  expect(filledForm(lost.page, 'effect').get('instead')).toBe('Wait')
  expect(lost.page).toContain('/clauses/MOD-2.1/rules/new"')
})

test('a rule is taken out only with a reason', async () => {
  const { rule, now } = await draftOf()
  const path = rule('MOD-2.3')
  const { page } = await writer.get(path)
  const form = filledForm(page, 'effect')
  const asked = await press(path, form, { do: 'take-out', reason: '' })
  expect([asked.status, asked.page.includes('Say in a line why')]).toEqual([422, true])
  expect(await now()).toBe(model)

  expect((await press(path, form, { do: 'take-out', reason: 'Not needed' })).status).toBe(303)
  expect(ruleIds(await now(), 'MOD-2.3')).toEqual([])
})

test('those who may only read a draft see the rule and no form; others see nothing', async () => {
  const { rule, home } = await draftOf()
  const trustee = await as({ roles: ['trustee'] })
  const school = await makeSchool(db, trust)
  const teacher = await as({
    roles: [{ role: 'channel-manager', schoolId: school.schoolId }],
  })
  const { page } = await trustee.get(rule('MOD-2.1'))

  expect(page).toContain('Refuses: must not')
  expect(page).not.toContain('name="effect"')
  expect((await trustee.post(rule('MOD-2.1'), { do: 'save' })).status).toBe(403)
  expect((await teacher.get(rule('MOD-2.1'))).status).toBe(403)
  expect((await writer.get(`${home}/rules/MOD-9.9`)).status).toBe(404)
})

test('nothing written as text passes a rule off as confirmed', async () => {
  const { rule, now } = await draftOf()
  const path = rule('MOD-2.1')
  const form = await formAt(path)
  const block = ruleSource(model, 'MOD-2.1') ?? ''
  const changed = `# remark\u{2028}confirmed: no\n${block}\nnote: a-remark`
  const saved = await press(path, form, { do: 'save-text', block: changed, reason: 'A remark' })

  expect(saved.status).toBe(303)
  expect(parse(ruleSource(await now(), 'MOD-2.1') ?? '')).toMatchObject({ confirmed: 'no' })
})

test('a rule that takes the id of another is the one that is not confirmed', async () => {
  const { rule, now } = await draftOf()
  const path = rule('MOD-2.1')
  const form = await formAt(path)
  const block = `${ruleSource(model, 'MOD-2.1') ?? ''}\nid: MOD-1.2`
  await press(path, form, { do: 'save-text', block, reason: 'Another id' })

  expect(blockTexts(await now(), 'MOD-2.1', 'rule')[0]).toMatch(/\nconfirmed: no$/)
  expect(ruleSource(await now(), 'MOD-1.2')).toBe(ruleSource(model, 'MOD-1.2'))
})
