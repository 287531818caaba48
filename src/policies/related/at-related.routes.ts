import type { Context } from 'hono'

import { trustOf, visitorOf, type TrustAtDoor } from '#access/at-door.routes.ts'
import type { Door, Load } from '#access/door.routes.ts'
import type { Thing } from '#access/thing.ts'
import type { Clock } from '#core/clock.ts'
import { isId } from '#core/ids.ts'
import { dayOf, type IsoDay } from '#core/iso-day.ts'
import type { Db } from '#db/db.ts'
import { listSchools } from '#people/schools/list-schools.ts'
import type { School } from '#people/schools/school.ts'
import type { Shelf } from '#policies/shelf.ts'
import type { Frame } from '#web/layout.ts'
import type { Themes } from '#web/load-themes.ts'
import { notFoundPage } from '#web/problem.page.ts'
import { trustFrame } from '#web/trust-frame.ts'

import { listRelated, type RelatedShelf } from './list-related.ts'
import { isOfStaff } from './of-staff.ts'

/** What the pages of related documents need. */
export type RelatedNeeds = {
  readonly db: Db
  readonly clock: Clock
  readonly shelf: Shelf
  readonly themes: Themes
  readonly demo: boolean
  readonly door: Door
}

/** Where a page about related documents stands: the trust, its schools, and what is known of them. */
export type AtRelated = {
  readonly c: Context
  readonly trust: TrustAtDoor
  readonly frame: Frame
  readonly base: string
  readonly today: IsoDay
  readonly schools: readonly School[]
  /** The school the address names, if the trust has it. */
  readonly school: School | undefined
  /** Only the documents that are for whoever asks. */
  readonly shelf: RelatedShelf
  /** Whether whoever asks may record something for the trust, or for a school. */
  readonly mayRecord: (schoolId: string | undefined) => boolean
}

/** Does something about the related documents of the trust in the address. */
export async function withRelated(
  c: Context,
  needs: RelatedNeeds,
  work: (at: AtRelated) => Response | Promise<Response>,
): Promise<Response> {
  const trust = trustOf(c)
  const theme = needs.themes.get(trust?.slug ?? '')
  const today = dayOf(needs.clock.now())
  const edition = trust && (await needs.shelf.inForce(trust, today))
  if (!trust || !theme || !edition) return c.html(notFoundPage({ demo: needs.demo }), 404)
  const { trustId } = trust
  const { rulebook } = edition
  const all = await listRelated(needs, { trustId, rulebook, today })
  const schools = await listSchools(needs, trust)
  return work({
    c,
    trust,
    frame: trustFrame(c, theme, { demo: needs.demo, part: 'policy' }),
    base: `/trusts/${trust.slug}`,
    today,
    schools,
    school: schools.find(({ schoolId }) => schoolId === schoolIn(c)),
    shelf: isOfStaff(visitorOf(c)) ? all : forEveryone(all),
    mayRecord: (schoolId) => needs.door.can(c, 'edit-draft', relatedAsThing(trustId, schoolId)),
  })
}

function forEveryone(shelf: RelatedShelf): RelatedShelf {
  return { ...shelf, documents: shelf.documents.filter((one) => one.for === 'everyone') }
}

/** What is recorded for the trust is the trust's; what for a school, that school's. */
function relatedAsThing(trustId: string, schoolId: string | undefined): Thing {
  return { type: 'Trust', trustId, schools: schoolId === undefined ? [] : [schoolId] }
}

/** The place for which something is to be recorded, for the door: the trust, or the school in the address. */
export function loadPlace(needs: Pick<RelatedNeeds, 'db'>): Load {
  return async (c) => {
    const trust = trustOf(c)
    if (trust === undefined) return undefined
    const asked = schoolIn(c)
    if (asked === undefined) return relatedAsThing(trust.trustId, undefined)
    const schools = await listSchools(needs, trust)
    const school = schools.find(({ schoolId }) => schoolId === asked)
    return school && relatedAsThing(trust.trustId, school.schoolId)
  }
}

function schoolIn(c: Context): string | undefined {
  const asked = c.req.query('school') ?? ''
  return isId(asked) ? asked : undefined
}
