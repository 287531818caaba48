import { Hono, type Context } from 'hono'

import { insideOf } from '#access/inside.routes.ts'
import { dayOf } from '#core/iso-day.ts'
import { fresh } from '#people/pages/forms/sent.ts'
import { changeWay } from '#policies/approving/sending/change-way.ts'
import { bodyNamed } from '#policies/approving/sending/look-at-draft.ts'
import { wayOf } from '#policies/approving/sending/way.ts'
import { sentForm } from '#web/post-form.ts'

import type { ApprovalNeeds } from './at-approval.routes.ts'
import { readWay } from './read-forms.ts'
import { wayPage } from './way.page.ts'

/** How a trust decides on its policy, said by its trustees. */
export function wayRoutes(needs: ApprovalNeeds): Hono {
  const decide = needs.door.may('decide-policy')
  const path = '/trusts/:slug/settings/approval'
  return new Hono()
    .get(path, decide, (c) => show(c, needs))
    .post(path, decide, (c) => change(c, needs))
}

async function show(c: Context, needs: ApprovalNeeds): Promise<Response> {
  const { frame, base, trust } = insideOf(c, needs, 'drafts')
  const current = await needs.shelf.inForce(trust, dayOf(needs.clock.now()))
  const way = await wayOf(needs, { trustId: trust.trustId, body: bodyNamed(current) })
  const filled = fresh({ ...way, quorum: String(way.quorum), days: String(way.days) })
  return c.html(wayPage(frame, { base, filled, done: c.req.query('done') === 'saved' }))
}

async function change(c: Context, needs: ApprovalNeeds): Promise<Response> {
  const { frame, base, by } = insideOf(c, needs, 'drafts')
  const sent = await sentForm(c)
  const read = readWay(sent)
  if (!read.ok) {
    const filled = { sent, problems: read.error }
    return c.html(wayPage(frame, { base, filled, done: false }), 422)
  }
  await changeWay(needs, { ...by, way: read.value })
  return c.redirect(`${base}/settings/approval?done=saved`, 303)
}
