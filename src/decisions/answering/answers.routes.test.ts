import { describe, expect, test } from 'vitest'

import { modelPages } from '#test/model-pages.ts'

const { app, get } = await modelPages()
const ask = '/trusts/model-trust/ask'
const pupil = 'action=accept-connection&subject.role=pupil'

const formType = 'application/x-www-form-urlencoded'

/** Sends the summary's form as a browser does. */
async function post(body: string, type = formType): Promise<Response> {
  return app.request('http://localhost/trusts/model-trust/decisions', {
    method: 'POST',
    headers: {
      'content-type': type,
      origin: 'http://localhost',
      host: 'localhost',
    },
    body,
  })
}

describe('the answer', () => {
  const said = `${pupil}&actor.role=teacher&context.account=personal&subject.relative=no`

  async function answerTo(query: string): Promise<string> {
    const response = await post(query)
    expect(response.status).toBe(303)
    return response.headers.get('location') ?? ''
  }

  test('is kept under an address of its own, with the clause in full', async () => {
    const { page } = await get(await answerTo(said))

    expect(page).toMatch(/<h1 class="hr-answer__heading">No<\/h1>/)
    expect(page).toContain('class="hr-answer hr-answer--no"')
    expect(page).toContain('Staff do not accept requests from pupils.')
    expect(page).toContain('href="/trusts/model-trust/policy#MOD-2.1"')
    expect(page).toContain('overdue')
  })

  test('is given once for a form that is sent twice', async () => {
    const { page } = await get(`${ask}/check?${said}`)
    const id = /name="decision" value="([^"]+)"/.exec(page)?.[1]

    const [one, two] = [
      await answerTo(`${said}&decision=${id}`),
      await answerTo(`${said}&decision=${id}`),
    ]

    expect(one).toContain(id)
    expect(two).toBe(one)
  })

  test('that was not asked for yet asks on instead', async () => {
    expect(await answerTo(pupil)).toContain('/ask/questions?')
  })

  test('a duty to tell comes with 999 above it and says whom', async () => {
    const location = await answerTo('action=receive-message&subject.role=pupil&actor.role=teacher')
    const { page } = await get(location)

    expect(page.indexOf('call 999')).toBeLessThan(
      page.indexOf('<h1 class="hr-answer__heading">Tell someone now'),
    )
    expect(page).toContain('the designated safeguarding lead (DSL)')
    expect(page).toContain('The trust has chosen this point itself')
  })

  test('on a message the policy is silent about still says to whom a worry goes', async () => {
    const location = await answerTo('action=receive-message&subject.role=parent&actor.role=teacher')
    const { page } = await get(location)

    expect(page).toContain('This policy does not say')
    expect(page).toContain('call 999')
    expect(page).toContain('whatever this policy says')
  })

  test('that rests on two readings names the other and that nobody settled it', async () => {
    const former = said.replace('subject.role=pupil', 'subject.role=former-pupil')
    const location = await answerTo(`${former}&subject.left_on=2022-07-22&on=2024-07-22`)
    const { page } = await get(location)

    expect(page).toMatch(/<h1 class="hr-answer__heading">Advised against<\/h1>/)
    expect(page).toContain('The text can be read in two ways')
    expect(page).toContain('has not settled which reading holds')
    expect(page).toContain('From this day: Yes')
  })

  test('that only advises is never shown as a ban', async () => {
    const former = said.replace('subject.role=pupil', 'subject.role=former-pupil')
    const location = await answerTo(`${former}&subject.left_on=2022-07-22&on=2024-01-10`)
    const { page } = await get(location)

    expect(page).toContain('class="hr-answer hr-answer--advised-against"')
    expect(page).toContain('This is advice, not a ban.')
    expect(page).toContain('hr-tag--advisory')
    expect(page).not.toContain('hr-tag--binding')
    expect(page).not.toContain('hr-answer--no"')
  })

  test('that rests on something not known says what it leaves open', async () => {
    const location = await answerTo(
      `${pupil}&actor.role=teacher&unknown=context.account&unknown=subject.relative`,
    )
    const { page } = await get(location)

    expect(page).toMatch(/What you left open[\s\S]*relative of yours/)
  })

  test.each([
    ['a form that is none', 'application/json', '{}'],
    ['a form cut short', 'multipart/form-data; boundary=x', '--x'],
    ['a day before there were days', undefined, `${said}&on=0000-01-01`],
    ['a text with the character zero', undefined, `${said}&context.account_name=a%00b`],
  ])('is not given for %s', async (_, type, body) => {
    const response = await post(body, type)

    expect(response.status).toBe(400)
    expect(await response.text()).toContain('This link is not understood')
  })

  test('of another trust, or of nobody, is not found', async () => {
    const location = await answerTo(said)
    const elsewhere = location.replace('model-trust', 'trinity')

    expect((await get(elsewhere)).status).toBe(404)
    expect((await get('/trusts/model-trust/decisions/nonsense')).status).toBe(404)
  })
})
