import type { Context } from 'hono'

/** No list has more pages, and the rows before a page can be counted in any number of a database. */
const most = 100_000

/** The page of a list that the address asks for; the first for anything that is no page. */
export function pageAsked(c: Context): number {
  const page = Number(c.req.query('page') ?? 1)
  return Number.isInteger(page) && page >= 1 && page <= most ? page : 1
}
