import type { Context } from 'hono'

import { trustOf } from '#access/at-door.routes.ts'
import type { Load } from '#access/door.routes.ts'
import { type Inside, insideOf } from '#access/inside.routes.ts'
import type { Thing } from '#access/thing.ts'
import { dayOf, type IsoDay } from '#core/iso-day.ts'
import type { CheckedAddition } from '#policies/additions/addition.ts'
import type { CheckApart } from '#policies/additions/check-apart.ts'
import { checkOn } from '#policies/additions/put-in-force.ts'
import { findSchool } from '#policies/adopting/find-school.ts'
import { draftIdIn, type DraftingNeeds } from '#policies/drafting/at-draft.routes.ts'
import type { Draft } from '#policies/drafts/draft.ts'
import { findDraft } from '#policies/drafts/find-draft.ts'
import type { School } from '#people/schools/school.ts'
import { notFoundPage } from '#web/problem.page.ts'

/** What the pages of additions need. */
export type AdditionPagesNeeds = DraftingNeeds & { readonly checkApart: CheckApart }

/** Where a page of additions stands. */
export type AtAdditions = Inside & { readonly today: IsoDay; readonly home: string }

/** Where a page about the addition in the address stands. */
export type AtWritten = AtAdditions & { readonly draft: Draft; readonly school: School }

/** Where a page about the addition being written stands, and what was found wrong with it. */
export type AtAddition = AtWritten & {
  readonly checked: CheckedAddition | 'busy' | undefined
  readonly mayEdit: boolean
  readonly mayPutInForce: boolean
}

/** What one school adds, as a thing of that school. */
export function additionAsThing(trustId: string, schoolId: string): Thing {
  return { type: 'Trust', trustId, schools: [schoolId] }
}

/** The school in the address, as a thing; undefined where the trust has no such school. */
export function loadSchool(needs: AdditionPagesNeeds): Load {
  return async (c) => {
    const trustId = trustOf(c)?.trustId
    if (trustId === undefined) return undefined
    const school = await findSchool(needs, { trustId, schoolId: c.req.param('school') })
    return school && additionAsThing(trustId, school.schoolId)
  }
}

/** Where a page of additions stands. */
export function atAdditions(c: Context, needs: DraftingNeeds): AtAdditions {
  const inside = insideOf(c, needs, 'drafts')
  return { ...inside, today: dayOf(needs.clock.now()), home: `${inside.base}/additions` }
}

/** Does something about the addition in the address, whose text is looked at first. */
export async function withAddition(
  c: Context,
  needs: AdditionPagesNeeds,
  work: (at: AtAddition) => Response | Promise<Response>,
): Promise<Response> {
  return withWritten(c, needs, async (at) => work({ ...at, ...(await openedFor(c, needs, at)) }))
}

/** Does something about the addition in the address; a draft of the trust has its pages elsewhere. */
export async function withWritten(
  c: Context,
  needs: DraftingNeeds,
  work: (at: AtWritten) => Response | Promise<Response>,
): Promise<Response> {
  const at = atAdditions(c, needs)
  const { trustId } = at.trust
  const draft = await findDraft(needs, { trustId, draftId: draftIdIn(c) })
  if (draft?.kind === 'trust') return c.redirect(`${at.base}/drafts/${draft.draftId}`, 303)
  const school = await findSchool(needs, { trustId, schoolId: draft?.schoolId })
  if (!draft || !school) return c.html(notFoundPage(at.frame), 404)
  return work({ ...at, draft, school })
}

/** What was found of an addition that is being written, and what whoever asks may do with it. */
async function openedFor(
  c: Context,
  needs: AdditionPagesNeeds,
  at: AtWritten,
): Promise<Pick<AtAddition, 'checked' | 'mayEdit' | 'mayPutInForce'>> {
  const { draft, school } = at
  if (draft.state !== 'drafting')
    return { checked: undefined, mayEdit: false, mayPutInForce: false }
  const thing = additionAsThing(at.trust.trustId, school.schoolId)
  return {
    checked: await checkedOf(needs, at),
    mayEdit: needs.door.can(c, 'edit-draft', thing),
    mayPutInForce: needs.door.can(c, 'put-addition-in-force', thing),
  }
}

async function checkedOf(
  needs: AdditionPagesNeeds,
  { trust, today, draft: { source } }: AtWritten,
): Promise<AtAddition['checked']> {
  const base = await needs.shelf.inForce(trust, today)
  return base && checkOn(needs, base, { source, day: today })
}
