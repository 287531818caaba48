import { Hono, type Context } from 'hono'

import { disclosableFor } from '#disclosures/disclosable.ts'
import { keepingOf } from '#disclosures/keeping/keeping.ts'
import { listDisclosuresTo, listOwnDisclosures } from '#disclosures/list-disclosures.ts'
import { disclosuresTo } from '#disclosures/visible-disclosures.ts'

import {
  atDisclosures,
  type AtDisclosures,
  type DisclosurePagesNeeds,
} from './at-disclosures.routes.ts'
import { decideRoutes } from './decide.routes.ts'
import { disclosureItemRoutes } from './item.routes.ts'
import { keepingRoutes } from './keeping.routes.ts'
import { listPage, type ListModel, type ListName } from './list.page.ts'
import { newDisclosureRoutes } from './new.routes.ts'

const pageSize = 20

/** Disclosures and approvals: one's own, and those to decide on. */
export function disclosureRoutes(needs: DisclosurePagesNeeds): Hono {
  return new Hono()
    .get('/trusts/:slug/disclosures', needs.door.may('declare'), (c) =>
      atDisclosures(c, needs, (at) => showLists(c, needs, at)),
    )
    .route('/', newDisclosureRoutes(needs))
    .route('/', decideRoutes(needs))
    .route('/', keepingRoutes(needs))
    .route('/', disclosureItemRoutes(needs))
}

async function showLists(
  c: Context,
  needs: DisclosurePagesNeeds,
  at: AtDisclosures,
): Promise<Response> {
  const { list, before } = c.req.query()
  const isReader = disclosuresTo(at.visitor).length > 0
  const names: readonly ListName[] = isReader ? ['waiting', 'own', 'others'] : ['own']
  const shown = names.filter((name) => list === undefined || list === name)
  const lists: ListModel['lists'][number][] = []
  for (const name of shown) {
    lists.push({ name, page: await pageOf(needs, at, { name, before: list && before }) })
  }
  return c.html(
    listPage(at.frame, {
      base: at.base,
      today: at.today,
      months: await keepingOf(needs, { trustId: at.by.trustId }),
      lists,
      may: {
        disclose: disclosableFor(at.edition, 'tie') !== undefined,
        approve: disclosableFor(at.edition, 'approval') !== undefined,
        setKeeping: needs.door.can(c, 'set-keeping'),
      },
    }),
  )
}

async function pageOf(
  needs: DisclosurePagesNeeds,
  { visitor, by, today: day }: AtDisclosures,
  { name, before }: { readonly name: ListName; readonly before: string | undefined },
) {
  const from = { before, most: pageSize }
  if (name === 'own') {
    const { trustId } = by
    return listOwnDisclosures(needs, { ...from, trustId, personId: visitor.personId })
  }
  return listDisclosuresTo(needs, { ...from, visitor, day, waiting: name === 'waiting' })
}
