import { Hono, type Context } from 'hono'

import type { OwnReading } from '#training/acknowledging/own-reading.ts'
import { selfCheckKey } from '#training/owed/requirements-of.ts'
import {
  atTraining,
  noPolicyPage,
  ownOf,
  type AtTraining,
  type TrainingNeeds,
} from '#training/pages/at-training.routes.ts'
import { findingOf } from '#training/self-check/advice.ts'
import { keepSelfCheck } from '#training/self-check/keep-self-check.ts'
import { selfCheckSteps } from '#training/self-check/steps.ts'
import { sentForm } from '#web/post-form.ts'

import { advicePage, selfCheckPage } from './self-check.page.ts'

/** The self-check of one's own accounts: questions, advice, and that it was done. */
export function selfCheckRoutes(needs: TrainingNeeds): Hono {
  const own = needs.door.may('read-and-sign')
  return new Hono()
    .get('/trusts/:slug/self-check', own, (c) => withOwn(c, needs, show))
    .post('/trusts/:slug/self-check', own, (c) => withOwn(c, needs, advise))
    .post('/trusts/:slug/self-check/done', own, async (c) => {
      const { base, by } = atTraining(c, needs)
      await keepSelfCheck(needs, by)
      return c.redirect(`${base}/self-check?kept=yes`, 303)
    })
}

type Show = (c: Context, at: AtTraining, own: OwnReading) => Response | Promise<Response>

async function withOwn(c: Context, needs: TrainingNeeds, page: Show): Promise<Response> {
  const at = atTraining(c, needs)
  const own = await ownOf(needs, at)
  return own === undefined ? c.html(noPolicyPage(at.frame)) : page(c, at, own)
}

function show(c: Context, at: AtTraining, { reading, reader, items }: OwnReading) {
  const item = items.find(({ key }) => key === selfCheckKey)
  const last = reader.done.find(({ requirement }) => requirement === selfCheckKey)
  return c.html(
    selfCheckPage(at.frame, {
      base: at.base,
      edition: reading.edition,
      steps: selfCheckSteps({ edition: reading.edition, roles: reader.roles, today: at.today }),
      last: last?.on,
      next: item?.next,
      isKept: c.req.query('kept') === 'yes',
    }),
  )
}

/** Nothing of what was sent is kept: it is read, answered and gone with this request. */
async function advise(c: Context, at: AtTraining, { reading, reader }: OwnReading) {
  const { edition } = reading
  const sent = await sentForm(c)
  const asking = { edition, roles: reader.roles, today: at.today }
  const findings = selfCheckSteps(asking).map((step) =>
    findingOf(step, sent.get(step.clause) ?? '', asking),
  )
  return c.html(advicePage(at.frame, { base: at.base, edition, findings }))
}
