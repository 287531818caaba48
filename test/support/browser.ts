import { mkdirSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { AxeBuilder } from '@axe-core/playwright'
import { createAdaptorServer } from '@hono/node-server'
import type { Hono } from 'hono'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'

import { findChromium } from '#scripts/chromium.ts'

/** How a page is looked at; a desktop of 1280 pixels with scripts unless said otherwise. */
export type Look = {
  readonly width?: number
  readonly javaScript?: boolean
  /** Shown as on paper. */
  readonly print?: boolean
}

/** A page in a browser, every address it has asked for, and what the browser complained about. */
export type Visit = {
  readonly page: Page
  readonly requests: readonly string[]
  /** Errors of scripts, and what the content security policy stopped; both lists keep growing. */
  readonly complaints: readonly string[]
}

/** Visits of an application that is really served, in a browser that is really started. */
export type Journeys = {
  readonly visit: (path: string, look?: Look) => Promise<Visit>
  readonly origin: () => string
}

const executablePath = findChromium() ?? '/usr/bin/chromium'
const flags = ['--no-sandbox', '--disable-gpu', '--disable-background-networking']
const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Starts browser and application before the tests of a file and ends them afterwards. */
export function setUpJourneys(
  makeApp: () => Pick<Hono, 'fetch'> | Promise<Pick<Hono, 'fetch'>>,
): Journeys {
  const ends: (() => Promise<void>)[] = []
  let browser: Browser | undefined
  let origin = ''
  let before: readonly BrowserContext[] = []

  beforeAll(async () => {
    const served = await serve(await makeApp())
    origin = served.origin
    ends.push(served.end)
    const started = await chromium.launch({ executablePath, args: flags })
    browser = started
    ends.push(async () => started.close())
  }, 60_000)
  afterAll(async () => {
    for (const end of ends.toReversed()) await end()
  })
  // Pages that are left open go on asking how far the work is.
  beforeEach(() => {
    before = browser?.contexts() ?? []
  })
  afterEach(async () => {
    const opened = browser?.contexts().filter((one) => !before.includes(one)) ?? []
    for (const context of opened) await context.close()
  })

  return {
    origin: () => origin,
    visit: async (path, look = {}) => {
      if (!browser) throw new Error('the browser is started before the first test, not earlier')
      return visit(browser, new URL(path, origin), look)
    },
  }
}

/**
 * Everything axe finds against WCAG 2.2 AA on the page, one line each; empty when all is well. It
 * runs in the page, so the visit must allow JavaScript.
 */
export async function accessibilityProblems(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(wcag).setLegacyMode().analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`,
    ),
  )
}

/** True when the page must be scrolled sideways, which no page of ours may ask on a phone. */
export async function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  )
}

/** Keeps a picture of the page in the folder named by SCREENSHOTS, when there is one. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['SCREENSHOTS']
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}

async function visit(browser: Browser, url: URL, look: Look): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: look.width ?? 1280, height: 900 },
    javaScriptEnabled: look.javaScript ?? true,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  })
  const page = await context.newPage()
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  if (look.print) await page.emulateMedia({ media: 'print' })
  await page.goto(url.href, { waitUntil: 'load' })
  return { page, requests, complaints }
}

async function serve(
  app: Pick<Hono, 'fetch'>,
): Promise<{ origin: string; end: () => Promise<void> }> {
  const server = createAdaptorServer({ fetch: app.fetch })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (!isInternet(address)) throw new Error('the application listens on no port')
  const end = async () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
    })
  return { origin: `http://127.0.0.1:${address.port}`, end }
}

function isInternet(address: AddressInfo | string | null): address is AddressInfo {
  return typeof address === 'object' && address !== null
}
