import type { MiddlewareHandler } from 'hono'
import { expect, test } from 'vitest'

import { actionOf } from '#access/door.routes.ts'
import type { Db } from '#db/db.ts'
import { testApp } from '#test/test-app.ts'

const db: Db = {
  transactionFor: () => Promise.reject(new Error('no route is asked for here')),
  transaction: () => Promise.reject(new Error('no route is asked for here')),
  close: async () => undefined,
}

type Route = { readonly method: string; readonly path: string; readonly handler: MiddlewareHandler }

/** The addresses whose first handler is no decision; what happens to every request is left out. */
function undecided(routes: readonly Route[]): readonly string[] {
  const own = routes.filter(({ path }) => !path.endsWith('/*'))
  const byAddress = Map.groupBy(own, ({ method, path }) => `${method} ${path}`)
  return [...byAddress].flatMap(([address, [first]]) =>
    first && actionOf(first.handler) ? [] : [address],
  )
}

test('no address is answered without a decision of the door', () => {
  const { routes } = testApp({ db })

  expect(routes.length).toBeGreaterThan(20)
  expect(undecided(routes)).toEqual([])
})

test('a route added without a decision is seen', () => {
  const app = testApp({ db })
  app.get('/trusts/:slug/back-door', (c) => c.text('open'))

  expect(undecided(app.routes)).toEqual(['GET /trusts/:slug/back-door'])
})
