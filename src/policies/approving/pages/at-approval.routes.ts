import type { Context } from 'hono'

import { type Inside, insideOf } from '#access/inside.routes.ts'
import { isId } from '#core/ids.ts'
import { dayOf, type IsoDay } from '#core/iso-day.ts'
import { namesOf } from '#people/names/names-of.ts'
import { whoDecides, type WhoDecides } from '#policies/approving/deciding/who-decides.ts'
import {
  type PackageRead,
  type PackageStory,
  readPackage,
} from '#policies/approving/find-package.ts'
import { type Life, lifeOf } from '#policies/approving/life.ts'
import type { Package } from '#policies/approving/package.ts'
import type { SendNeeds } from '#policies/approving/sending/send-for-decision.ts'
import type { DraftingNeeds } from '#policies/drafting/at-draft.routes.ts'
import { notFoundPage } from '#web/problem.page.ts'

/** What the pages of approval need. */
export type ApprovalNeeds = DraftingNeeds & SendNeeds

/** People by name, for pages of those who may see drafts. */
export type Names = ReadonlyMap<string, string>

/** Where a page about a package stands, and what whoever asks may do there. */
export type AtPackage = Inside & {
  readonly read: PackageRead
  readonly life: Life
  readonly names: Names
  readonly who: WhoDecides
  readonly today: IsoDay
  readonly home: string
  readonly may: {
    readonly decide: boolean
    readonly record: boolean
    readonly withdraw: boolean
  }
  readonly done: string | undefined
}

/** Does something about the package in the address. */
export async function withPackage(
  c: Context,
  needs: ApprovalNeeds,
  work: (at: AtPackage) => Response | Promise<Response>,
): Promise<Response> {
  const inside = insideOf(c, needs, 'drafts')
  const { trustId } = inside.trust
  const packageId = c.req.param('package') ?? ''
  const read = await readPackage(needs, { trustId, packageId })
  if (read === undefined) return c.html(notFoundPage(inside.frame), 404)
  const { can } = needs.door
  const today = dayOf(needs.clock.now())
  return work({
    ...inside,
    read,
    life: await lifeNow(needs, { trustId, today, one: read.one }),
    names: await namesIn(needs, trustId, [read]),
    who: await whoDecides(needs, { trustId, draftId: read.one.draftId }),
    today,
    home: `${inside.base}/packages/${packageId}`,
    may: {
      decide: can(c, 'decide-policy'),
      record: can(c, 'record-decision'),
      withdraw: can(c, 'edit-draft'),
    },
    done: c.req.query('done'),
  })
}

/** Where the edition of a package stands on a day. */
export async function lifeNow(
  { shelf }: Pick<ApprovalNeeds, 'shelf'>,
  asked: { readonly trustId: string; readonly today: IsoDay; readonly one: Package | undefined },
): Promise<Life> {
  const { trustId, today, one } = asked
  const edition =
    one?.state === 'approved' ? await shelf.bySeal(trustId, one.seal) : { ok: false as const }
  const reviewDue = edition.ok ? (await shelf.review(trustId, edition.value, today)).due : undefined
  return lifeOf(one, await shelf.terms(trustId), { today, reviewDue })
}

/** The names of everyone that the stories of packages tell of. */
export async function namesIn(
  needs: Pick<ApprovalNeeds, 'db'>,
  trustId: string,
  stories: readonly (PackageStory & Partial<Pick<PackageRead, 'parts'>>)[],
): Promise<Names> {
  const ids = stories.flatMap(({ one, votes, decision, parts }) => [
    one.sealedBy,
    ...(one.state === 'in-review' ? [] : [one.closedBy]),
    ...votes.map(({ personId }) => personId),
    ...(decision?.way === 'record' ? [decision.recordedBy] : []),
    ...(parts?.acceptances ?? []).map(({ by }) => by),
    ...(parts?.authors ?? []).map(({ by }) => by),
  ])
  return namesOf(needs, { trustId, ids: [...new Set(ids)].filter(isId) })
}
