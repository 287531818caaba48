import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { describe, expect, test } from 'vitest'
import { accessibilityProblems, picture, scrollsSideways, setUpJourneys } from '#test/browser.ts'
import { answerSample, displaySample, formSample } from '#test/kitchen-sink.ts'
import { testDoor } from '#test/test-door.ts'
import { loadThemes } from '#web/load-themes.ts'
import { notFoundPage } from '#web/problem.page.ts'
import { staticRoutes } from '#web/serving/static.ts'

const loaded = loadThemes('rulebooks/themes.yaml')
if (!loaded.ok) throw new Error(loaded.error.join('\n'))
const themes = loaded.value
const widths = [320, 768, 1280]
const tones = [
  'yes',
  'no',
  'advised-against',
  'yes-if',
  'tell',
  'silent',
  'person-decides',
] as const

const { visit, origin } = setUpJourneys(() => {
  const app = new Hono()
  app.use(
    secureHeaders({
      contentSecurityPolicy: { defaultSrc: ["'self'"], imgSrc: ["'self'", 'data:'] },
    }),
  )
  app.route('/', staticRoutes({ themes, door: testDoor() }))
  for (const tone of tones) {
    app.get(`/${tone}/:trust`, (c) => c.html(answerSample(themes.get(c.req.param('trust')), tone)))
  }
  app.get('/form/:trust', (c) => c.html(formSample(themes.get(c.req.param('trust')))))
  app.get('/display/:trust', (c) => c.html(displaySample(themes.get(c.req.param('trust')))))
  app.notFound((c) => c.html(notFoundPage({ demo: true }), 404))
  return app
})

const pages = [
  ...[...themes.keys()].map((slug) => `advised-against/${slug}`),
  ...tones.map((tone) => `${tone}/leading-edge`),
  'form/trinity',
  'display/st-clare',
  'nowhere',
]

describe.each(pages)('the page %s', (path) => {
  test.each(widths)('is accessible and fits at %i pixels', async (width) => {
    const { page, requests, complaints } = await visit(path, { width })
    await picture(page, `${path.replace('/', '-')}-${width}`)

    expect(await accessibilityProblems(page)).toEqual([])
    expect(await scrollsSideways(page)).toBe(false)
    expect(complaints.filter((complaint) => !complaint.includes('404'))).toEqual([])
    expect(requests.filter((url) => !url.startsWith(origin()))).toEqual([])
    expect(requests.filter((url) => /font|crest|crown/i.test(url))).toEqual([])
    await page.context().close()
  })
})

test('the check for accessibility sees a field without a name and grey words on white', async () => {
  const { page } = await visit('yes/trinity')
  await page.evaluate(() => {
    document
      .querySelector('main')
      ?.insertAdjacentHTML('beforeend', '<input><font color="#ccc">pale words</font>')
  })

  expect((await accessibilityProblems(page)).map((line) => line.split(':')[0])).toEqual([
    'color-contrast',
    'label',
  ])
  await page.context().close()
})

test('the check for complaints sees a script that the content security policy stops', async () => {
  const { page, complaints } = await visit('yes/trinity')
  await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'document.title = "changed"'
    document.body.append(script)
  })

  expect(await page.title()).toBe('May I accept this request? – Trinity MAT')
  expect(complaints.join()).toContain('Content Security Policy')
  await page.context().close()
})

test('without JavaScript every section is open, every field is there and nothing is broken', async () => {
  const { page } = await visit('display/st-clare', { javaScript: false })

  expect(await page.getByText('Who may write to whom.').isVisible()).toBe(true)
  expect(await page.getByText('For parents').isVisible()).toBe(true)
  expect(await page.getByRole('link', { name: 'Policy', exact: true }).isVisible()).toBe(true)
  await page.context().close()
})

test('with JavaScript the components wake, although no page carries a script of its own', async () => {
  const { page } = await visit('display/st-clare')

  expect(await page.getByText('For parents').isVisible()).toBe(false)
  await page.getByRole('tab', { name: 'Parents' }).click()
  expect(await page.getByText('For parents').isVisible()).toBe(true)
  await page.context().close()
})

test('on a phone the menu opens by keyboard', async () => {
  const { page } = await visit('yes/trinity', { width: 320 })
  const policy = page.getByRole('link', { name: 'Policy', exact: true })

  expect(await policy.isVisible()).toBe(false)
  await page.getByRole('button', { name: 'Menu' }).press('Enter')
  expect(await policy.isVisible()).toBe(true)
  await page.context().close()
})

test('the first Tab reaches the link past the header, and it leads to the main part', async () => {
  const { page } = await visit('yes/trinity')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')

  expect(await page.evaluate(() => document.activeElement?.id)).toBe('main-content')
  await page.context().close()
})

test('an error in the summary leads to its field', async () => {
  const { page } = await visit('form/trinity')
  await page.getByRole('alert').getByRole('link', { name: 'Enter the day they left' }).click()

  expect(await page.title()).toBe('Error: Tell us about the account – Trinity MAT')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('left_on-day')
  await page.context().close()
})

test('what was typed keeps its line breaks', async () => {
  const { page } = await visit('form/trinity')

  expect(await page.getByLabel('Why is it needed?').inputValue()).toBe('\nFor parents\n  of year 6')
  await page.context().close()
})

test('on paper there is no menu and no button, and the answer stays', async () => {
  const { page } = await visit('tell/leading-edge', { print: true })
  await picture(page, 'print')

  expect(await page.getByRole('heading', { name: 'Tell someone now' }).isVisible()).toBe(true)
  expect(await page.getByRole('navigation').isVisible()).toBe(false)
  expect(await page.getByText('Print this answer').isVisible()).toBe(false)
  await page.context().close()
})

test('the letters are those of the reader’s own computer', async () => {
  const { page } = await visit('yes/trinity')
  const font = await page
    .getByRole('heading', { level: 1 })
    .evaluate((h1) => getComputedStyle(h1).fontFamily)

  expect(font).toMatch(/^system-ui/)
  expect(await page.evaluate(() => document.fonts.size)).toBe(0)
  await page.context().close()
})
