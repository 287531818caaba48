import { Hono, type Context } from 'hono'

import { type TrustAtDoor, trustOf } from '#access/at-door.routes.ts'
import { dayOf } from '#core/iso-day.ts'
import { downloadPackage, type PackageRead, readPackage } from '#policies/approving/find-package.ts'
import { notFoundPage } from '#web/problem.page.ts'
import { trustFrame } from '#web/trust-frame.ts'

import { type ApprovalNeeds, lifeNow } from './at-approval.routes.ts'
import { asFile } from './package.routes.ts'
import { publicPage } from './public.page.ts'

/** What is public of the packages that were approved; of all others there is nothing here. */
export function publicPackageRoutes(needs: ApprovalNeeds): Hono {
  const read = needs.door.may('read-policy')
  const path = '/trusts/:slug/packages/:package'
  return new Hono()
    .get(`${path}/public`, read, (c) => withApproved(c, needs, (at) => show(c, needs, at)))
    .get(`${path}/public.json`, read, (c) => withApproved(c, needs, (at) => file(c, needs, at)))
}

type AtApproved = { readonly trust: TrustAtDoor; readonly approved: PackageRead }

async function withApproved(
  c: Context,
  needs: ApprovalNeeds,
  work: (at: AtApproved) => Promise<Response>,
): Promise<Response> {
  const trust = trustOf(c)
  const packageId = c.req.param('package') ?? ''
  const approved = trust && (await readPackage(needs, { trustId: trust.trustId, packageId }))
  if (trust === undefined || approved?.one.state !== 'approved') {
    return c.html(notFoundPage({ demo: needs.demo }), 404)
  }
  return work({ trust, approved })
}

async function show(
  c: Context,
  needs: ApprovalNeeds,
  { trust, approved }: AtApproved,
): Promise<Response> {
  const theme = needs.themes.get(trust.slug)
  if (theme === undefined) return c.html(notFoundPage({ demo: needs.demo }), 404)
  const frame = trustFrame(c, theme, { demo: needs.demo, part: 'policy' })
  const { trustId, slug } = trust
  const today = dayOf(needs.clock.now())
  const life = await lifeNow(needs, { trustId, today, one: approved.one })
  return c.html(publicPage(frame, { read: approved, life, base: `/trusts/${slug}` }))
}

async function file(
  c: Context,
  needs: ApprovalNeeds,
  { trust, approved }: AtApproved,
): Promise<Response> {
  const { packageId, label } = approved.one
  const asked = { trustId: trust.trustId, packageId, whole: 'public' } as const
  return asFile(c, (await downloadPackage(needs, asked)) ?? '', label)
}
