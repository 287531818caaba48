// breaks: eslint(no-restricted-imports)
import { sql } from 'kysely'

export const now = sql`select now()`
