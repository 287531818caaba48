import { writeFileSync } from 'node:fs'

import { accessPage } from './access-page.ts'

// Writes docs/access.md by asking the door.
writeFileSync('docs/access.md', accessPage())
