import { describe, expect, test } from 'vitest'

import { modelPages } from '#test/model-pages.ts'

const { app, get } = await modelPages()
const ask = '/trusts/model-trust/ask'
const pupil = 'action=accept-connection&subject.role=pupil'

test('the first page offers the trusts that have a policy, and no others', async () => {
  const { page } = await get('/')

  expect(page).toContain('href="/trusts/model-trust/ask"')
  expect(page).toContain('href="/trusts/model-trust/policy"')
  expect(page).not.toContain('/trusts/trinity/')
})

describe('finding a beginning', () => {
  test('everyday words find the situation', async () => {
    const { page } = await get(`${ask}?q=old+student+freind+request`)

    expect(page).toMatch(/Closest to[\s\S]*Someone I taught wants to follow me/)
  })

  test('words that fit nothing get advice and the list', async () => {
    const { page } = await get(`${ask}?q=xylophone`)

    expect(page).toContain('Nothing fits “xylophone”')
    expect(page).toContain('A pupil wants to follow me')
  })

  test('what was typed is shown as text', async () => {
    expect((await get(`${ask}?q=<script>`)).page).not.toContain('<script>“')
  })
})

describe('one question a page', () => {
  test('the role comes first', async () => {
    const { page } = await get(`${ask}/questions?${pupil}`)

    expect(page).toMatch(/<h1[^>]*>\s*What is your role\?/)
    expect(page).toContain('I do not know')
  })

  test('an answer joins what was said, and the next question is one that matters', async () => {
    const { location } = await get(`${ask}/questions?${pupil}&asked=actor.role&answer=teacher`)
    const { page } = await get(location)

    expect(location).toBe(`${ask}/questions?${pupil}&actor.role=teacher`)
    expect(page).toMatch(/<h1[^>]*>\s*(Which account is it on\?|Are they a relative of yours\?)/)
  })

  test('no answer gets a message at the field and in the summary, and the title says Error', async () => {
    const { status, page } = await get(`${ask}/questions?${pupil}&asked=actor.role`)

    expect(status).toBe(422)
    expect(page).toContain('<title>Error: What is your role?')
    expect(page.match(/Select an answer, or say that you do not know/g)).toHaveLength(2)
    expect(page).toContain('href="#answer"')
  })

  test('a date that does not exist is refused and stays in the boxes', async () => {
    const { status, page } = await get(
      `${ask}/questions?${pupil}&asked=subject.left_on&answer-day=31&answer-month=feb&answer-year=2024`,
    )

    expect(status).toBe(422)
    expect(page).toContain('The date must be a real one')
    expect(page).toContain('value="31"')
    expect(page).toContain('value="feb"')
  })

  test('a month may be written in letters', async () => {
    const { location } = await get(
      `${ask}/questions?${pupil}&asked=subject.left_on&answer-day=3&answer-month=February&answer-year=2024`,
    )

    expect(location).toContain('subject.left_on=2024-02-03')
  })

  test('going back shows what was said before', async () => {
    const { page } = await get(`${ask}/questions?${pupil}&actor.role=governor&change=actor.role`)

    expect(page).toMatch(/value="governor"[^>]*checked/)
  })

  test('what is not known is remembered and not asked again', async () => {
    const said = `${pupil}&actor.role=teacher&unknown=context.account&unknown=subject.relative`
    const { location } = await get(`${ask}/questions?${said}`)

    expect(location).toBe(`${ask}/check?${said}`)
  })
})

test('who has said enough gets the answer for it, and is asked again once something changes', async () => {
  const start = `${pupil}&actor.role=teacher`
  const { page } = await get(`${ask}/questions?${start}`)
  const { page: summary } = await get(`${ask}/check?${start}&enough=yes`)
  const changed = await get(
    `${ask}/questions?${start}&enough=yes&asked=actor.role&answer=governor&from=check`,
  )

  expect(page).toContain('Answer with what I have said so far')
  expect(summary).toContain('You have not said everything')
  expect(changed.location).not.toContain('enough')
})

test('who comes back to change an answer that lacked nothing is not told that something lacks', async () => {
  const whole = `${pupil}&actor.role=teacher&context.account=personal&subject.relative=no`
  const { page } = await get(`${ask}/check?${whole}&enough=yes`)

  expect(page).toContain('Check what you have said')
  expect(page).not.toContain('You have not said everything')
})

describe('an address that is not understood', () => {
  test.each([
    'action=fly',
    'action=accept-connection&subject.shoe_size=9',
    'subject.role=pupil',
    '',
  ])('%j says so and leads to the start', async (query) => {
    const { status, page } = await get(`${ask}/questions?${query}`)

    expect(status).toBe(400)
    expect(page).toContain('This link is not understood')
    expect(page).toContain(`href="${ask}"`)
  })

  test('a word the fact does not have is not understood either', async () => {
    expect((await get(`${ask}/questions?${pupil}&actor.role=pirate`)).status).toBe(400)
  })

  test('one that is far too long is refused', async () => {
    expect((await get(`${ask}/questions?${pupil}&${'x'.repeat(4001)}`)).status).toBe(414)
  })

  test('a trust that does not exist is not found', async () => {
    expect((await get('/trusts/atlantis/ask')).status).toBe(404)
  })

  test('a form from another site is refused', async () => {
    const response = await app.request('http://localhost/trusts/model-trust/decisions', {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        origin: 'https://elsewhere.example',
        host: 'localhost',
      },
      body: pupil,
    })

    expect(response.status).toBe(403)
  })
})
