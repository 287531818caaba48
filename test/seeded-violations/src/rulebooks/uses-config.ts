// breaks: eslint(no-restricted-imports)
import { readConfig } from '#config.ts'

export const config = readConfig
