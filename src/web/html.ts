import { html as honoHtml, raw } from 'hono/html'

/** Markup that is safe to put into a page as it is. */
export type Html = ReturnType<typeof raw>

/** What a template may hold: text is escaped, `Html` is not, absent things leave nothing behind. */
export type Child = Html | string | number | boolean | null | undefined | readonly Child[]

/** Markup from a template; every text put into it is escaped. */
export function html(strings: TemplateStringsArray, ...values: readonly Child[]): Html {
  const made = honoHtml(strings, ...values)
  if (made instanceof Promise) throw new Error('a page was given something that is not ready yet')
  return made
}

/** Markup with nothing in it. */
export const nothing: Html = raw('')

/** True when there is markup to show; an empty piece of `Html` is an object and so never falsy. */
export function isFilled(markup: Html | null | undefined): markup is Html {
  return markup !== undefined && markup !== null && markup.length > 0
}

export { raw }
