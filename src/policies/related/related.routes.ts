import { Hono, type Context } from 'hono'

import { visitorOf } from '#access/at-door.routes.ts'
import { schoolsOf } from '#access/visitor.ts'
import { isId } from '#core/ids.ts'
import { pageAsked } from '#web/paging/page-asked.ts'

import { withRelated, type AtRelated, type RelatedNeeds } from './at-related.routes.ts'
import { recordRoutes } from './record.routes.ts'
import { relatedPage, type LineShown, type RelatedModel } from './related.page.ts'
import { wantingAt } from './wanting.ts'

/** The documents a policy leans on: open to everyone but for those of staff, kept by those who write it. */
export function relatedRoutes(needs: RelatedNeeds): Hono {
  return new Hono()
    .get('/trusts/:slug/related', needs.door.may('read-policy'), (c) => withRelated(c, needs, list))
    .route('/', recordRoutes(needs))
}

function list(at: AtRelated): Response | Promise<Response> {
  const { c, base, frame, schools, shelf, mayRecord } = at
  const school = at.school ?? ownSchool(at)
  const lines = shelf.documents.map((one): LineShown => {
    const line = shelf.at(one, school?.schoolId)
    const isPlaced = one.level !== 'school' || school !== undefined
    return { ...line, mayRecord: isPlaced && mayRecord(line.schoolId) }
  })
  const page = relatedPage(frame, {
    base,
    lines,
    schools,
    school,
    wanting: wantingOn(at),
    mayAdd: mayRecord(undefined),
    isSaved: c.req.query('done') === 'recorded',
    reviewId: reviewIn(c),
  })
  return c.html(page)
}

/** Somebody of one school sees its documents without choosing it. */
function ownSchool({ c, schools }: AtRelated): AtRelated['school'] {
  const visitor = visitorOf(c)
  const [own, ...others] = visitor === undefined ? [] : schoolsOf(visitor)
  return others.length > 0 ? undefined : schools.find(({ schoolId }) => schoolId === own)
}

const most = 30

/** What is missing or outdated where whoever asks may mend it, a page at a time. */
function wantingOn({ c, shelf, schools, mayRecord }: AtRelated): RelatedModel['wanting'] {
  const own = schools.filter(({ schoolId }) => mayRecord(schoolId))
  const ofTrust = mayRecord(undefined)
  if (!ofTrust && own.length === 0) return undefined
  const all = wantingAt(shelf, { ofTrust, schools: own })
  const page = pageAsked(c)
  const shown = all.slice((page - 1) * most, page * most)
  return {
    lines: shown.map((line) => ({ ...line, mayRecord: true })),
    page,
    more: all.length > page * most,
  }
}

function reviewIn(c: Context): string | undefined {
  const review = c.req.query('review') ?? ''
  return isId(review) ? review : undefined
}
