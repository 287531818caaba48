// breaks: import(no-relative-parent-imports)
import { draft } from '../posts/draft.ts'

export const post = draft
