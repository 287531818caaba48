import { Hono } from 'hono'
import { expect, test } from 'vitest'

import { listPages, numberedPages } from './list-pages.ts'
import { pageAsked } from './page-asked.ts'

const href = (page: number): string => `/list?page=${page}`

test.each([
  ['', 1],
  ['?page=3', 3],
  ['?page=100000', 100_000],
  ['?page=100001', 1],
  ['?page=0', 1],
  ['?page=-2', 1],
  ['?page=1.5', 1],
  ['?page=99999999999999999999', 1],
  ['?page=Infinity', 1],
  ['?page=two', 1],
  ['?page=', 1],
])('an address with “%s” asks for page %i', async (query, page) => {
  const app = new Hono().get('/list', (c) => c.json(pageAsked(c)))

  const response = await app.request(`/list${query}`)

  expect(await response.json()).toBe(page)
})

test('a list on one page has no links, the first page none to one before, the last none after', () => {
  const shown = (page: number, more: boolean): string => String(listPages({ page, more, href }))

  expect(shown(1, false)).toBe('')
  expect(shown(1, true)).toContain('/list?page=2')
  expect(shown(1, true)).not.toContain('rel="prev"')
  expect(shown(3, false)).toContain('/list?page=2')
  expect(shown(3, false)).not.toContain('rel="next"')
})

test('of many pages the first, the last and those around are named, with gaps between', () => {
  const page = String(numberedPages({ page: 6, last: 20, href }))

  const named = [...page.matchAll(/aria-label="Page (\d+)"/g)].map(([, number]) => Number(number))
  expect(named).toEqual([1, 5, 6, 7, 20])
  expect(page.match(/⋯|&ctdot;/g)).toHaveLength(2)
  expect(page.match(/aria-current="page"/g)).toHaveLength(1)
  expect(String(numberedPages({ page: 1, last: 1, href }))).toBe('')
})
