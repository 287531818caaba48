// breaks: typescript(consistent-type-imports)
import { Clock } from './clock.ts'

export type Watch = Clock
