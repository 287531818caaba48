import { Hono, type Context } from 'hono'

import type { Filled, Problem } from '#people/pages/forms/sent.ts'
import { castVote } from '#policies/approving/deciding/cast-vote.ts'
import { recordDecision } from '#policies/approving/deciding/record-decision.ts'
import { withdrawPackage } from '#policies/approving/deciding/withdraw-package.ts'
import { downloadPackage } from '#policies/approving/find-package.ts'
import { notFoundPage } from '#web/problem.page.ts'
import { sentForm } from '#web/post-form.ts'

import { type ApprovalNeeds, type AtPackage, withPackage } from './at-approval.routes.ts'
import { type PackageForms, packagePage } from './package.page.ts'
import { notDecided } from './not-decided.ts'
import { readMinuted, readVote, readWithdrawing } from './read-forms.ts'

/** A sealed package: reading it, downloading it, and deciding on it. */
export function packageRoutes(needs: ApprovalNeeds): Hono {
  const { may } = needs.door
  const path = '/trusts/:slug/packages/:package'
  const see = may('see-drafts')
  return new Hono()
    .get(path, see, (c) => withPackage(c, needs, (here) => c.html(packagePage(here))))
    .get(`${path}/package.json`, see, (c) =>
      withPackage(c, needs, (here) => download(c, needs, here)),
    )
    .post(`${path}/vote`, may('decide-policy'), (c) =>
      withPackage(c, needs, (here) => vote(c, needs, here)),
    )
    .post(`${path}/record`, may('record-decision'), (c) =>
      withPackage(c, needs, (here) => record(c, needs, here)),
    )
    .post(`${path}/record-as-trustee`, may('decide-policy'), (c) =>
      withPackage(c, needs, (here) => record(c, needs, here)),
    )
    .post(`${path}/withdraw`, may('edit-draft'), (c) =>
      withPackage(c, needs, (here) => withdraw(c, needs, here)),
    )
}

async function download(c: Context, needs: ApprovalNeeds, at: AtPackage): Promise<Response> {
  const { packageId, label } = at.read.one
  const { trustId } = at.trust
  const file = await downloadPackage(needs, { trustId, packageId, whole: 'whole' })
  return file === undefined ? c.html(notFoundPage(at.frame), 404) : asFile(c, file, label)
}

/** A package as a file to keep. */
export function asFile(c: Context, file: string, label: string): Response {
  const name = label
    .toLowerCase()
    .replaceAll(/[^a-z0-9.]+/g, '-')
    .slice(0, 60)
  c.header('Content-Type', 'application/json; charset=utf-8')
  c.header('Content-Disposition', `attachment; filename="package-${name}.json"`)
  return c.body(file)
}

type Deciding = { readonly sent: URLSearchParams; readonly form: keyof PackageForms }

/** The page again with what was typed, and what is wrong with it. */
function again(
  c: Context,
  at: AtPackage,
  { sent, form, problems }: Deciding & { readonly problems: readonly Problem[] },
): Response | Promise<Response> {
  const filled: Filled = { sent, problems }
  return c.html(packagePage(at, { [form]: filled }), 422)
}

function toPackage(c: Context, { home }: AtPackage, done: string): Response {
  return c.redirect(`${home}?done=${done}`, 303)
}

async function vote(c: Context, needs: ApprovalNeeds, at: AtPackage): Promise<Response> {
  const sent = await sentForm(c)
  const read = readVote(sent)
  const deciding = { sent, form: 'voting' } as const
  if (!read.ok) return again(c, at, { ...deciding, problems: read.error })
  const { packageId } = at.read.one
  const done = await castVote(needs, { ...at.by, packageId, ...read.value })
  if (!done.ok) return again(c, at, { ...deciding, problems: [notDecided(done.error, 'vote')] })
  const { outcome } = done.value
  return toPackage(c, at, outcome === 'open' ? 'voted' : outcome)
}

async function record(c: Context, needs: ApprovalNeeds, at: AtPackage): Promise<Response> {
  const sent = await sentForm(c)
  const read = readMinuted(sent)
  const deciding = { sent, form: 'recording' } as const
  if (!read.ok) return again(c, at, { ...deciding, problems: read.error })
  const { packageId } = at.read.one
  const done = await recordDecision(needs, { ...at.by, packageId, minuted: read.value })
  if (done.ok) return toPackage(c, at, read.value.outcome)
  return again(c, at, { ...deciding, problems: [notDecided(done.error, 'outcome')] })
}

async function withdraw(c: Context, needs: ApprovalNeeds, at: AtPackage): Promise<Response> {
  const sent = await sentForm(c)
  const read = readWithdrawing(sent)
  const deciding = { sent, form: 'withdrawing' } as const
  if (!read.ok) return again(c, at, { ...deciding, problems: read.error })
  const { packageId } = at.read.one
  const done = await withdrawPackage(needs, { ...at.by, packageId, why: read.value })
  if (done.ok) return toPackage(c, at, 'withdrawn')
  return again(c, at, { ...deciding, problems: [notDecided(done.error, 'why')] })
}
