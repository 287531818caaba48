import { Hono, type Context } from 'hono'

import { isId } from '#core/ids.ts'
import { findKept, keptOf } from '#training/acknowledging/kept-reading.ts'
import type { OwnReading } from '#training/acknowledging/own-reading.ts'
import { isOwed } from '#training/owed/item.ts'
import {
  asked,
  atTraining,
  noPolicyPage,
  ownOf,
  type AtTraining,
  type TrainingNeeds,
} from '#training/pages/at-training.routes.ts'
import { trainingThing } from '#training/pages/training-thing.routes.ts'
import { hasSelfCheck } from '#training/self-check/steps.ts'
import { notFoundPage } from '#web/problem.page.ts'

import { sayIt, showItem } from './item.routes.ts'
import { keptPage } from './kept.page.ts'
import { readingPage } from './reading.page.ts'

/** One's own reading: what waits, each thing to read, answer and say so, and what is kept of it. */
export function readingRoutes(needs: TrainingNeeds): Hono {
  const own = needs.door.may('read-and-sign')
  return new Hono()
    .get('/trusts/:slug/reading', own, (c) => showAll(c, needs))
    .get('/trusts/:slug/reading/item', own, (c) => showItem(c, needs))
    .post('/trusts/:slug/reading/item', own, (c) => sayIt(c, needs))
    .get('/trusts/:slug/reading/kept/:id', own, (c) => showKept(c, needs))
}

const most = 20

async function showAll(c: Context, needs: TrainingNeeds) {
  const at = atTraining(c, needs)
  const own = await ownOf(needs, at)
  if (own === undefined) return c.html(noPolicyPage(at.frame))
  const { edition } = own.reading
  const before = asked(c, 'before')
  const page = await keptOf(needs, { ...at.by, most, before: isId(before) ? before : undefined })
  const model = {
    base: at.base,
    today: at.today,
    rulebook: edition.rulebook,
    seal: edition.seal,
    items: own.items,
    readBefore: isReadBefore(own),
    kept: page.kept,
    older: page.older,
    hasSelfCheck: hasSelfCheck({ edition, roles: own.reader.roles }),
    may: mayOf(c, needs, at),
  }
  return c.html(readingPage(at.frame, model))
}

/** What a page of their own reading leads on to; who holds no role is not asked about. */
function mayOf(c: Context, { door }: TrainingNeeds, { visitor }: AtTraining) {
  if (visitor.holdings.length === 0) return { seeReading: false, record: false }
  return {
    seeReading: door.can(c, 'see-reading'),
    record: door.can(c, 'record-training', trainingThing(c)),
  }
}

/** The policy was read in an earlier edition, and nothing of it has to be read again. */
function isReadBefore({ items, reader, reading }: OwnReading): boolean {
  const done = items.filter((item) => !isOwed(item) && item.key.startsWith('read:'))
  return done.some(({ key }) =>
    reader.done.some((one) => one.requirement === key && one.seal !== reading.edition.seal),
  )
}

async function showKept(c: Context, needs: TrainingNeeds) {
  const at = atTraining(c, needs)
  const found = await findKept(needs, {
    trustId: at.trust.trustId,
    personId: at.visitor.personId,
    acknowledgementId: c.req.param('id') ?? '',
  })
  if (found === undefined) return c.html(notFoundPage(at.frame), 404)
  const then = await needs.shelf.bySeal(at.trust.trustId, found.seal)
  const edition = then.ok ? then.value : undefined
  const isNew = c.req.query('new') === 'yes'
  return c.html(keptPage(at.frame, { base: at.base, kept: found, edition, isNew }))
}
