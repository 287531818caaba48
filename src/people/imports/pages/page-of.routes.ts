import type { Context } from 'hono'

/** The page of a list that the address asks for, from 1. */
export function pageOf(c: Context): number {
  const page = Number(c.req.query('page') ?? '1')
  return Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1
}
