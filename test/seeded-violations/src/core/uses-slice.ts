// breaks: eslint(no-restricted-imports)
import { listTrusts } from '#people/list-trusts.ts'

export const trusts = listTrusts
