import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Source } from '#scripts/house-rules.ts'

/** The TypeScript files under `src/` of a copy of the project. */
export function readSources(root: string): readonly Source[] {
  return globSync('src/**/*.ts', { cwd: root })
    .toSorted()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}
