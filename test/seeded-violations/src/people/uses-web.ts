// breaks: eslint(no-restricted-imports)
import { html } from '#web/html.ts'

export const page = html
