import { Hono } from 'hono'
import { expect, test } from 'vitest'

import { sentForm } from './post-form.ts'

const app = new Hono().post('/', async (c) => c.json([...(await sentForm(c))]))

async function sent(body: FormData | URLSearchParams | string): Promise<unknown> {
  return (await app.request('/', { method: 'POST', body })).json()
}

test('a form gives every text that was typed, also several of one name', async () => {
  const typed = new URLSearchParams([
    ['role', 'dsl'],
    ['role', 'clerk'],
    ['note', 'ä & ö'],
  ])

  expect(await sent(typed)).toEqual([...typed])
})

test('the character that no database keeps is left out, and so are files', async () => {
  const form = new FormData()
  form.append('note', 'a\0b')
  form.append('file', new File(['text'], 'a.txt'))

  expect(await sent(form)).toEqual([['note', 'ab']])
})

test('what is no form is an empty one', async () => {
  expect(await sent('{"note": "x"}')).toEqual([])
})
