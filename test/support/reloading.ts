import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Asks for the page anew, from elsewhere, as it may be refreshing itself at that very moment. */
export async function seenAgain(page: Page): Promise<void> {
  const address = page.url()
  await page.goto('about:blank')
  await page.goto(address)
}

/** Without a script a page asks for itself again every five seconds; this does not wait for that. */
export async function reloadUntil(page: Page, heading: string): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.reload()
        return page.getByRole('heading', { name: heading }).count()
      },
      { timeout: 20_000 },
    )
    .toBe(1)
}
