// breaks: eslint(no-restricted-imports)
import type { Kysely } from 'kysely'

export type Query = Kysely<unknown>
