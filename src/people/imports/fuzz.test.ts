import fc from 'fast-check'
import { expect, test } from 'vitest'

import { fuzzedParsers } from '#test/fuzzed-parsers.ts'

// Longer by hand: npm run fuzz:imports -- --seconds 600
test.each(fuzzedParsers)(
  '$name: whatever comes, it is read or refused in words, within a second',
  async ({ property }) => {
    const found = await fc.check(property, { numRuns: 150 })
    expect(found.failed ? fc.defaultReportMessage(found) : 'held').toBe('held')
  },
)
