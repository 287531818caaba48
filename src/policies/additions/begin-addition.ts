import type { Clock } from '#core/clock.ts'
import { dayOf } from '#core/iso-day.ts'
import { err, type Result } from '#core/result.ts'
import type { Db } from '#db/db.ts'
import type { School } from '#people/schools/school.ts'
import { beginDraft, type NotBegun } from '#policies/drafts/begin-draft.ts'
import type { Draft } from '#policies/drafts/draft.ts'
import type { OfTrust, Shelf } from '#policies/shelf.ts'

import { firstText } from './first-text.ts'
import { additionOn } from './look-at-additions.ts'

/** Begins to write what a school adds: from what it adds today, or from an example. */
export async function beginAddition(
  needs: { readonly db: Db; readonly clock: Clock; readonly shelf: Shelf },
  asked: {
    readonly trust: OfTrust
    readonly school: School
    readonly title: string
    readonly draftId: string
    readonly by: string
  },
): Promise<Result<Draft, NotBegun | { readonly type: 'no-edition' }>> {
  const { trust, school, title, draftId, by } = asked
  const day = dayOf(needs.clock.now())
  const base = await needs.shelf.inForce(trust, day)
  if (!base) return err({ type: 'no-edition' })
  const { trustId } = trust
  const { schoolId, name } = school
  const now = await additionOn(needs, { trustId, schoolId, day })
  const source = now?.source ?? firstText(base, { school: name, on: day })
  const draft = { trustId, by, draftId, schoolId, title, source, baseSeal: base.seal }
  return beginDraft(needs, { ...draft, reason: 'begun' })
}
