import { defineConfig } from 'vitest/config'

import { postgresPrograms } from '#scripts/postgres.ts'

const hasServer = postgresPrograms() !== undefined

/** Tests of what asks a database: the same files run on PGlite and on PostgreSQL. */
const stores = ['src/**/*.{db,store}.test.ts']

/** Tests of what asks the stores: on PostgreSQL, where it is there; the journeys go through them on PGlite. */
const routes = ['src/**/*.{routes,api}.test.ts']
const withDatabase = [...stores, ...routes]

/** Tests that ask something of every small world there is: minutes of work, so not part of the check. */
const proofs = ['src/**/*.proof.test.ts']

/** Tests of a second or more that need no database: programs, whole policies, random rulebooks. */
const slow = ['src/**/*.slow.test.ts', 'test/*.slow.test.ts']

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'proofs', include: proofs, isolate: false, testTimeout: 120_000 } },
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'test/*.test.ts', 'bench/**/*.test.ts'],
          exclude: [...withDatabase, ...proofs, ...slow],
          // No module is mocked, so files may share what they import: a third less work.
          isolate: false,
          testTimeout: 30_000,
          // Nothing else of the check takes as long, so it has both cores.
          maxWorkers: 2,
        },
      },
      { test: { name: 'slow', include: slow, isolate: false, testTimeout: 60_000 } },
      {
        test: {
          name: 'pglite',
          include: hasServer ? stores : withDatabase,
          globalSetup: 'test/support/pglite.setup.ts',
          // Each file has a database of its own; what it imports is the same for all.
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['test/journeys/*.journey.test.ts'],
          globalSetup: 'test/support/pglite.setup.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
          isolate: false,
          maxWorkers: 2,
        },
      },
      ...(hasServer
        ? [
            {
              test: {
                name: 'postgres',
                include: withDatabase,
                globalSetup: 'test/support/postgres.setup.ts',
                isolate: false,
                testTimeout: 30_000,
                hookTimeout: 30_000,
              },
            },
          ]
        : []),
    ],
  },
})
