import { defineConfig } from 'vitest/config'

/** The tests of the rule engine and of what it rests on, as the mutation run sees them. */
export default defineConfig({
  test: {
    include: ['test/support/mutation.all.ts'],
    setupFiles: ['test/support/mutation.setup.ts'],
    testTimeout: 20_000,
  },
})
