import { Hono, type Context } from 'hono'

import { isId, newId } from '#core/ids.ts'
import { disclose, type NotDisclosed } from '#disclosures/disclose.ts'
import { disclosableFor, type Disclosable } from '#disclosures/disclosable.ts'
import { disclosureKinds, type DisclosureKind } from '#disclosures/disclosure.ts'
import { findADisclosure, lookAtDisclosure } from '#disclosures/look-at-disclosure.ts'
import { holdersFor } from '#disclosures/readers/readers.ts'
import { broughtId, fresh, textOf, type Filled, type Sent } from '#people/pages/forms/sent.ts'
import { sentForm } from '#web/post-form.ts'

import {
  atDisclosures,
  type AtDisclosures,
  type DisclosurePagesNeeds,
} from './at-disclosures.routes.ts'
import { newPage } from './new.page.ts'
import { notAskedPage } from './not-asked.page.ts'
import { readDisclosure } from './read-disclosure.ts'

/** Disclosing a tie or an exception, asking for an approval, and renewing either. */
export function newDisclosureRoutes(needs: DisclosurePagesNeeds): Hono {
  const declare = needs.door.may('declare')
  return new Hono()
    .get('/trusts/:slug/disclosures/new', declare, (c) =>
      atDisclosures(c, needs, (at) => begin(c, { needs, at })),
    )
    .post('/trusts/:slug/disclosures/new', declare, (c) =>
      atDisclosures(c, needs, (at) => take(c, { needs, at })),
    )
}

type Asked = { readonly needs: DisclosurePagesNeeds; readonly at: AtDisclosures }

async function begin(c: Context, { needs, at }: Asked): Promise<Response> {
  const { question, renews } = c.req.query()
  const filled =
    renews === undefined
      ? await fromQuestion({ needs, at }, question)
      : await fromEarlier({ needs, at }, renews)
  const kind = kindIn(filled.sent) ?? kindIn(new URLSearchParams(c.req.query())) ?? 'tie'
  const values = { kind, ...Object.fromEntries(filled.sent) }
  const begun = fresh({ ...values, disclosure: newId() })
  for (const name of ['to', 'reader']) {
    begun.sent.delete(name)
    for (const one of filled.sent.getAll(name)) begun.sent.append(name, one)
  }
  return show(c, { needs, at }, begun)
}

/** What was said in a question of one's own, as a form begins with it. */
async function fromQuestion(
  { needs, at }: Asked,
  decisionId = '',
): Promise<ReturnType<typeof fresh>> {
  const { trustId, by: personId } = at.by
  const asked = isId(decisionId)
    ? await needs.questionOf({ trustId, personId, decisionId })
    : undefined
  const said = (fact: string): string | undefined => {
    const [word] = [asked?.facts[fact] ?? []].flat()
    return typeof word === 'string' ? word : undefined
  }
  const tie = said('subject.relative') === 'yes' ? 'family' : undefined
  return fresh({ role: said('subject.role'), channel: said('context.channel'), tie })
}

/** What was disclosed before, as a form to renew it begins. */
async function fromEarlier(
  { needs, at }: Asked,
  disclosureId: string,
): Promise<ReturnType<typeof fresh>> {
  const { trustId, by } = at.by
  const disclosure = await findADisclosure(needs, { trustId, disclosureId })
  if (disclosure?.personId !== by) return fresh()
  const read = await lookAtDisclosure(needs, { trustId, disclosure, by })
  const begun = fresh({ ...read.disclosed, kind: disclosure.kind, renews: disclosureId })
  for (const role of disclosure.to) begun.sent.append('to', role)
  for (const one of disclosure.chosen) begun.sent.append('reader', one)
  return begun
}

async function take(c: Context, { needs, at }: Asked): Promise<Response> {
  const sent = await sentForm(c)
  const disclosable = disclosableAt(at, sent)
  if (disclosable === undefined) return c.html(notAskedPage(at.frame, at.base), 404)
  const { vocabulary } = at.edition
  const read = readDisclosure(sent, { disclosable, vocabulary })
  if (!read.ok) return show(c, { needs, at }, { sent, problems: read.error })
  const renews = textOf(sent, 'renews') ?? ''
  const kept = await disclose(needs, {
    ...read.value,
    trust: at.trust,
    by: at.by.by,
    disclosureId: broughtId(sent, 'disclosure'),
    renews: isId(renews) ? renews : undefined,
    disclosable,
  })
  if (kept.ok) return c.redirect(`${at.base}/disclosures/${kept.value.disclosureId}`, 303)
  return show(c, { needs, at }, { sent, problems: [refusals[kept.error.type]] })
}

const refusals: Readonly<Record<NotDisclosed['type'], Filled['problems'][number]>> = {
  'wrong-recipients': { field: 'to', says: 'Select whom it should go to' },
  'wrongly-chosen': {
    field: 'reader',
    says: 'Select at least one of those who hold each role it goes to, or nobody',
  },
  'nothing-to-renew': {
    field: 'name',
    says: 'What you want to renew is no longer there. Go back and begin again',
  },
  'id-taken': { field: 'name', says: 'This form was sent before. Go back and begin again' },
}

async function show(c: Context, { needs, at }: Asked, filled: Filled): Promise<Response> {
  const { sent, problems } = filled
  const disclosable = disclosableAt(at, sent)
  if (disclosable === undefined) return c.html(notAskedPage(at.frame, at.base), 404)
  const { trustId, by: personId } = at.by
  const isApproval = disclosable.fact === 'context.approved_by'
  const page = newPage(at.frame, {
    base: at.base,
    vocabulary: at.edition.vocabulary,
    disclosable,
    holders: await holdersFor(needs, { trustId, personId, roles: disclosable.to.roles }),
    filled,
    isRenewal: textOf(sent, 'renews') !== undefined,
    hidden: {
      ...kept(sent, 'disclosure'),
      ...kept(sent, 'renews'),
      ...(isApproval ? { kind: 'approval' } : {}),
    },
  })
  return c.html(page, problems.length > 0 ? 422 : 200)
}

function kept(sent: Sent, field: string): Readonly<Record<string, string>> {
  const value = textOf(sent, field)
  return value === undefined ? {} : { [field]: value }
}

function kindIn(sent: Sent): DisclosureKind | undefined {
  return disclosureKinds.find((one) => one === textOf(sent, 'kind'))
}

function disclosableAt({ edition }: AtDisclosures, sent: Sent): Disclosable | undefined {
  return disclosableFor(edition, kindIn(sent) ?? 'tie')
}
