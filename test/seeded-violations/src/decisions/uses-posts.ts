// breaks: eslint(no-restricted-imports)
import { draft } from '#posts/draft.ts'

export const post = draft
