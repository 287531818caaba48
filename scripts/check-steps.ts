import { globSync } from 'node:fs'

import type { Step } from './step.ts'

/** What is checked after each change, the slowest first so that two cores finish together. */
export const checkSteps: readonly Step[] = [
  { name: 'unit tests', command: ['vitest', 'run', '--project', 'unit'], counted: true },
  { name: 'types', command: ['tsc'] },
  { name: 'lint', command: ['oxlint', '--type-aware', 'src', 'test', 'bench', 'scripts'] },
  { name: 'format', command: ['oxfmt', '--check', '.'] },
  { name: 'dead code', command: ['knip'] },
  { name: 'migrations', command: ['squawk', ...globSync('migrations/*.sql').toSorted()] },
]
