// breaks: eslint(no-restricted-imports)
import { Hono } from 'hono'

export const routes = new Hono()
