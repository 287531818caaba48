// breaks: house(settings-only-in-config)
import { env } from 'node:process'

export const port = env['PORT']
