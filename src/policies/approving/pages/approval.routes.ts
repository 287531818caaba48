import { Hono, type Context } from 'hono'

import { fresh, type Filled, type Problem } from '#people/pages/forms/sent.ts'
import { closeLapsed } from '#policies/approving/deciding/withdraw-package.ts'
import { brokenNow, packagesOfDraft } from '#policies/approving/find-package.ts'
import { acceptDefects } from '#policies/approving/sending/accept-defects.ts'
import { lookAtDraft } from '#policies/approving/sending/look-at-draft.ts'
import { type NotSent, sendForDecision } from '#policies/approving/sending/send-for-decision.ts'
import { type AtDraft, loadDraft, withDraft } from '#policies/drafting/at-draft.routes.ts'
import { sentForm } from '#web/post-form.ts'

import { type ApprovalNeeds, lifeNow, namesIn } from './at-approval.routes.ts'
import { approvalPage } from './approval.page.ts'
import { readAccepting, readSending } from './read-forms.ts'

/** A draft's way to those who decide: where it stands, its defects, sending it, taking it back. */
export function approvalRoutes(needs: ApprovalNeeds): Hono {
  const load = loadDraft(needs)
  const edit = needs.door.may('edit-draft', load)
  const path = '/trusts/:slug/drafts/:draft/approval'
  return new Hono()
    .get(path, needs.door.may('see-drafts', load), (c) =>
      withDraft(c, needs, (at) => show(c, needs, { at })),
    )
    .post(`${path}/send`, edit, (c) => withDraft(c, needs, (at) => send(c, needs, at)))
    .post(`${path}/accept`, edit, (c) => withDraft(c, needs, (at) => accept(c, needs, at)))
    .post(`${path}/back`, edit, (c) => withDraft(c, needs, (at) => takeBack(c, needs, at)))
}

type Shown = { readonly at: AtDraft; readonly sending?: Filled; readonly accepting?: Filled }

async function show(
  c: Context,
  needs: ApprovalNeeds,
  { at, sending, accepting }: Shown,
): Promise<Response> {
  const { trust, draft, today } = at
  const { trustId } = trust
  const { draftId, revision } = draft
  const stories = await packagesOfDraft(needs, { trustId, draftId })
  const one = stories[0]?.one
  // While the draft is written on, no package of it is with anybody.
  const isSealed = one !== undefined && draft.state !== 'drafting'
  const model = {
    life: await lifeNow(needs, { trustId, today, one }),
    stories,
    broken: isSealed ? await brokenNow(needs, { trustId, one }) : [],
    names: await namesIn(needs, trustId, stories),
    looked: await lookAtDraft(needs, { trust, draft }),
    replay: await needs.replayReportOf({ trustId, draftId, revision }),
    mayChangeWay: needs.door.can(c, 'decide-policy'),
    sending: sending ?? fresh(),
    accepting: accepting ?? fresh(),
  }
  return c.html(approvalPage(at, model), sending || accepting ? 422 : 200)
}

async function send(c: Context, needs: ApprovalNeeds, at: AtDraft): Promise<Response> {
  const sent = await sentForm(c)
  const again = (problems: readonly Problem[]) =>
    show(c, needs, { at, sending: { sent, problems } })
  const { trust, draft, visitor } = at
  const { draftId, revision } = draft
  const replay = await needs.replayReportOf({ trustId: trust.trustId, draftId, revision })
  const read = readSending(sent, replay !== undefined)
  if (!read.ok) return again(read.error)
  const asked = { trust, draftId, by: visitor.personId, ...read.value }
  const done = await sendForDecision(needs, asked)
  if (done.ok) return c.redirect(`${at.base}/packages/${done.value.packageId}?done=sent`, 303)
  return again([notSentProblem(done.error)])
}

function notSentProblem(error: NotSent): Problem {
  switch (error.type) {
    case 'no-such-draft':
    case 'not-drafting':
      return { field: 'from-day', says: 'This draft was sent or withdrawn meanwhile' }
    case 'stale':
      return {
        field: 'from-day',
        says: `Somebody saved revision ${error.revision} since you looked. Look at it before you send it`,
      }
    case 'lacking':
      return lackingProblem(error.lacks)
  }
}

function lackingProblem(lacks: Extract<NotSent, { type: 'lacking' }>['lacks']): Problem {
  const [ofDay] = lacks.flatMap(({ type }) => dayWrong[type] ?? [])
  return ofDay === undefined
    ? { field: 'lacks', says: 'Something is missing. See what, and mend it first' }
    : { field: 'from-day', says: ofDay }
}

/** What is wrong only with the day that was chosen. */
const dayWrong: Readonly<Record<string, string>> = {
  'day-passed': 'The day from which it is in force must not have passed',
  'day-not-of-text': 'The text holds on other days. Change them or choose another day',
  'review-before':
    'Its next review would be due before that day. Change that or choose another day',
}

async function accept(c: Context, needs: ApprovalNeeds, at: AtDraft): Promise<Response> {
  const sent = await sentForm(c)
  const again = (problems: readonly Problem[]) =>
    show(c, needs, { at, accepting: { sent, problems } })
  const read = readAccepting(sent)
  if (!read.ok) return again(read.error)
  const { draftId } = at.draft
  const done = await acceptDefects(needs, { ...at.by, draftId, ...read.value })
  if (done.ok) return c.redirect(`${at.home}/approval#defects`, 303)
  return again([{ field: 'defect', says: 'This draft can no longer be changed' }])
}

/** Nobody has to wait for the morning after to go on writing. */
async function takeBack(c: Context, needs: ApprovalNeeds, at: AtDraft): Promise<Response> {
  const { trustId } = at.trust
  await closeLapsed(needs, { trustId, draftId: at.draft.draftId })
  return c.redirect(`${at.home}/approval`, 303)
}
