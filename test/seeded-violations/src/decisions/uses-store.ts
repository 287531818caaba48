// breaks: eslint(no-restricted-imports)
import { findTrusts } from '#people/trusts.store.ts'

export const trusts = findTrusts
