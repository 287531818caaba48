import { parseArgs } from 'node:util'

import { PGlite } from '@electric-sql/pglite'

import { newId } from '#core/ids.ts'
import { handle } from '#db/db.ts'
import { pgliteEngine, pgliteParsers } from '#db/engine.ts'
import { migrate, readMigrations } from '#db/migrate.ts'
import { addressOf, everyRoute, idsOf, isReading, namesIn } from '#test/every-route.ts'
import { twoTrusts } from '#test/two-trusts.ts'

// Whether the time of an answer tells an id of another trust from one nobody ever had: pairs of requests,
// one after the other, by somebody who may everything here. The bar is a difference of the medians
// below a millisecond; it is printed and not asserted, as it says as much of the machine as of the code.
const { values } = parseArgs({
  options: {
    pairs: { type: 'string', default: '2000' },
    // Only addresses that end so; all when left out.
    path: { type: 'string', default: '' },
  },
})
const pairs = Number(values.pairs)

const engine = pgliteEngine(await PGlite.create({ parsers: pgliteParsers }))
await migrate(engine, readMigrations('migrations'))
const asOwner = (statement: string) => engine.exclusively((owner) => owner.rows(statement))
const db = { ...handle(engine), engine, asOwner }
const { app, here, elsewhere, insider } = await twoTrusts(db)
const ids = (await idsOf(db, elsewhere.trustId)).map(({ id }) => id)
const own =
  (await idsOf(db, here.trustId)).find(({ name }) => name === 'person.person_id')?.id ?? ''

const routes = everyRoute(app).filter(
  (route) =>
    isReading(route) &&
    route.path.startsWith('/trusts/') &&
    route.path.endsWith(values.path) &&
    namesIn(route).at(-1) !== 'slug',
)
for (const route of routes) {
  const hole = namesIn(route).at(-1) ?? ''
  const times: Record<'foreign' | 'never', number[]> = { foreign: [], never: [] }
  for (let pair = 0; pair < pairs; pair++) {
    const both = [
      ['foreign', ids[pair % ids.length] ?? ''],
      ['never', newId()],
    ] as const
    // Which comes first changes, so that whatever one leaves warm helps the other as often.
    for (const [kind, id] of pair % 2 === 0 ? both : both.toReversed()) {
      times[kind].push(await timeOf(addressOf(route, (name) => valueOf(name, hole, id))))
    }
  }
  const [foreign, never] = [median(times.foreign), median(times.never)]
  const difference = Math.round(Math.abs(foreign - never) * 1000) / 1000
  console.log(
    JSON.stringify({ path: route.path, pairs, foreign, never, difference_ms: difference }),
  )
}
await db.close()

function valueOf(name: string, hole: string, id: string): string {
  if (name === hole) return id
  return name === 'slug' ? here.slug : own
}

async function timeOf(address: string): Promise<number> {
  const started = performance.now()
  const response = await app.request(address, { headers: insider.headers })
  await response.text()
  return performance.now() - started
}

function median(numbers: readonly number[]): number {
  const middle = numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
  return Math.round(middle * 1000) / 1000
}
