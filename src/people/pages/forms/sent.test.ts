import { expect, test } from 'vitest'

import { isId, newId } from '#core/ids.ts'

import { broughtId, dayFields, dayIn, fresh } from './sent.ts'

const read = (day: string, month: string, year: string) =>
  dayIn(fresh({ 'on-day': day, 'on-month': month, 'on-year': year }).sent, 'on', 'The day')

test.each([
  ['1', '9', '2026', '2026-09-01'],
  ['01', 'September', '2026', '2026-09-01'],
  [' 29 ', 'feb', '2028', '2028-02-29'],
])('%s %s %s is a day', (...given) => {
  const [day, month, year, iso] = given

  expect(read(day, month, year)).toEqual({ ok: true, value: iso })
})

test('nothing typed is no day, and no mistake', () => {
  expect(read('', ' ', '')).toEqual({ ok: true, value: undefined })
})

test.each([
  ['', '9', '2026', 'on-day', 'must have a day'],
  ['1', '', '2026', 'on-month', 'must have a month'],
  ['1', '9', '26', 'on-year', 'must have a year of four numbers'],
  ['29', '2', '2027', 'on-day', 'must be a real date'],
  ['x', '9', '2026', 'on-day', 'must be a real date'],
  ['1', 'Smarch', '2026', 'on-day', 'must be a real date'],
  ['-1', '9', '2026', 'on-day', 'must be a real date'],
])('“%s %s %s” is told at the part that is wrong', (...given) => {
  const [day, month, year, field, says] = given
  const result = read(day, month, year)

  expect(result).toMatchObject({ ok: false, error: { field } })
  expect(JSON.stringify(result)).toContain(says)
})

test('a form begins with a day as it is read back', () => {
  const { sent } = fresh(dayFields('on', '2026-09-01'))

  expect(sent.get('on-day')).toBe('1')
  expect(dayIn(sent, 'on', 'The day')).toEqual({ ok: true, value: '2026-09-01' })
})

test('a form sent twice brings the same id; what is no id is not taken for one', () => {
  const id = newId()

  expect(broughtId(fresh({ review: id }).sent, 'review')).toBe(id)
  for (const brought of [undefined, '', 'x']) {
    const made = broughtId(fresh({ review: brought }).sent, 'review')
    expect(isId(made) && made !== id).toBe(true)
  }
})
