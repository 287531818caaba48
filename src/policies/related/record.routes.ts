import { Hono, type Context } from 'hono'

import { visitorOf } from '#access/at-door.routes.ts'
import { newId } from '#core/ids.ts'
import { dayFields, fresh, type Filled } from '#people/pages/forms/sent.ts'
import { notFoundPage } from '#web/problem.page.ts'
import { sentForm } from '#web/post-form.ts'

import { loadPlace, withRelated, type AtRelated, type RelatedNeeds } from './at-related.routes.ts'
import { historyOf } from './history-of.ts'
import { readRecord } from './read-record.ts'
import { recordPage } from './record.page.ts'
import { recordRelated } from './record-related.ts'
import { basisWords, type RelatedDocument, type RelatedRecord } from './related-document.ts'

/** Saying where a document is and how it stands, and adding one. */
export function recordRoutes(needs: RelatedNeeds): Hono {
  const edit = needs.door.may('edit-draft', loadPlace(needs))
  const [add, one] = ['/trusts/:slug/related/new', '/trusts/:slug/related/:document']
  return new Hono()
    .get(add, edit, (c) => withRelated(c, needs, (at) => show(needs, at, beginning(at))))
    .post(add, edit, (c) => withRelated(c, needs, (at) => keep(needs, at, undefined)))
    .get(one, edit, (c) => withOne(c, needs, (at, of) => show(needs, at, beginning(at, of))))
    .post(one, edit, (c) => withOne(c, needs, (at, of) => keep(needs, at, of)))
}

/** The document in the address. One of which each school has its own is recorded for a school only. */
function withOne(
  c: Context,
  needs: RelatedNeeds,
  work: (at: AtRelated, of: RelatedDocument) => Response | Promise<Response>,
): Promise<Response> {
  return withRelated(c, needs, (at) => {
    const of = at.shelf.documents.find(({ document }) => document === c.req.param('document'))
    const isHere = of !== undefined && (of.level === 'school') === (at.school !== undefined)
    return isHere ? work(at, of) : c.html(notFoundPage(at.frame), 404)
  })
}

type Shown = { readonly of?: RelatedDocument | undefined; readonly filled: Filled }

/** The form as it begins: with what is recorded, or with what the text says. */
function beginning(at: AtRelated, of?: RelatedDocument): Shown {
  const record = of && at.shelf.at(of, at.school?.schoolId).record
  const filled = record === undefined ? { link: of?.link, edition: of?.cites } : fieldsOf(record)
  return { of, filled: fresh(filled) }
}

function fieldsOf({ link, status, edition, owner, goodUntil }: RelatedRecord) {
  return { link, status, edition, owner, ...dayFields('until', goodUntil) }
}

async function show(needs: RelatedNeeds, at: AtRelated, { of, filled }: Shown): Promise<Response> {
  const { c, base, school, frame } = at
  const query = school === undefined ? '' : `?school=${school.schoolId}`
  const own =
    of === undefined
      ? { action: `${base}/related/new${query}`, history: [] }
      : {
          action: `${base}/related/${of.document}${query}`,
          about: { title: of.title, school: school?.name },
          basis: basisWords(of),
          history: await pastOf(needs, at, of),
        }
  const model = { ...own, back: `${base}/related${query}`, filled, recordId: newId() }
  return c.html(recordPage(frame, model), filled.problems.length > 0 ? 422 : 200)
}

function pastOf(needs: RelatedNeeds, { trust, school }: AtRelated, { document }: RelatedDocument) {
  return historyOf(needs, { trustId: trust.trustId, document, schoolId: school?.schoolId })
}

async function keep(
  needs: RelatedNeeds,
  at: AtRelated,
  of: RelatedDocument | undefined,
): Promise<Response> {
  const { c, base, school, trust } = at
  const sent = await sentForm(c)
  const read = readRecord(sent, { document: of, schoolId: school?.schoolId })
  if (!read.ok) return show(needs, at, { of, filled: { sent, problems: read.error } })
  const by = visitorOf(c)?.personId ?? ''
  const kept = await recordRelated(needs, { trust, by, recorded: read.value })
  if (!kept.ok) return c.html(notFoundPage(at.frame), 404)
  const query = new URLSearchParams({
    done: 'recorded',
    ...(school === undefined ? {} : { school: school.schoolId }),
    ...(kept.value.reviewId === undefined ? {} : { review: kept.value.reviewId }),
  })
  return c.redirect(`${base}/related?${query.toString()}`, 303)
}
