import { Hono, type Context } from 'hono'

import { trustOf } from '#access/at-door.routes.ts'
import type { Door, Load } from '#access/door.routes.ts'
import { insideOf } from '#access/inside.routes.ts'
import type { Thing } from '#access/thing.ts'
import type { Clock } from '#core/clock.ts'
import { isId, newId } from '#core/ids.ts'
import { dayOf } from '#core/iso-day.ts'
import type { Db } from '#db/db.ts'
import { namesOf } from '#people/names/names-of.ts'
import { broughtId, dayFields, fresh, textOf, type Filled } from '#people/pages/forms/sent.ts'
import type { Shelf } from '#policies/shelf.ts'
import type { Themes } from '#web/load-themes.ts'
import { notFoundPage } from '#web/problem.page.ts'
import { trustFrame } from '#web/trust-frame.ts'
import { pageAsked } from '#web/paging/page-asked.ts'
import { sentForm } from '#web/post-form.ts'

import { adoptionOf, recordsOfSchool } from './adoption.ts'
import { adoptionPage, notAskedPage } from './adoption.page.ts'
import { findSchool } from './find-school.ts'
import type { LocalRecord } from './local-record.ts'
import { notRecordedProblem, readRecord } from './read-record.ts'
import { recordLocalReview } from './record-local-review.ts'
import { recordPage } from './record.page.ts'

/** What the pages of schools and the policy need. */
export type AdoptionNeeds = {
  readonly db: Db
  readonly clock: Clock
  readonly shelf: Shelf
  readonly themes: Themes
  readonly demo: boolean
  readonly door: Door
}

/** How each school stands with the policy, for everyone; recording it, for those who may. */
export function adoptionRoutes(needs: AdoptionNeeds): Hono {
  const { may } = needs.door
  const mayRecord = may('record-local-review', loadSchool(needs))
  const ofSchool = '/trusts/:slug/adoption/:school'
  return new Hono()
    .get('/trusts/:slug/adoption', may('read-policy'), (c) => list(c, needs))
    .get(ofSchool, mayRecord, (c) => show(c, needs))
    .post(ofSchool, mayRecord, (c) => record(c, needs))
}

async function list(c: Context, needs: AdoptionNeeds): Promise<Response> {
  const { themes, demo, shelf, clock, door } = needs
  const trust = trustOf(c)
  const theme = trust && themes.get(trust.slug)
  const today = dayOf(clock.now())
  const edition = trust && (await shelf.inForce(trust, today))
  if (!trust || !theme || !edition) return c.html(notFoundPage({ demo }), 404)
  const { trustId, slug } = trust
  const { overdue } = await shelf.review(trustId, edition, today)
  return c.html(
    adoptionPage({
      frame: trustFrame(c, theme, { demo, part: 'policy' }),
      base: `/trusts/${slug}`,
      edition,
      since: await shelf.since(trustId, edition),
      overdue,
      adoption: await adoptionOf(needs, { trustId, edition }),
      page: pageAsked(c),
      mayRecord: (schoolId) => door.can(c, 'record-local-review', ofSchoolThing(trustId, schoolId)),
      isRecorded: c.req.query('done') === 'recorded',
    }),
  )
}

function ofSchoolThing(trustId: string, schoolId: string): Thing {
  return { type: 'Trust', trustId, schools: [schoolId] }
}

/** The trust and the school in the address, where the policy asks something of schools. */
function loadSchool(needs: AdoptionNeeds): Load {
  return async (c) => {
    const trust = trustOf(c)
    const school = await schoolIn(c, needs)
    return trust && school && ofSchoolThing(trust.trustId, school.schoolId)
  }
}

async function schoolIn(c: Context, needs: AdoptionNeeds) {
  const trustId = trustOf(c)?.trustId
  return trustId === undefined
    ? undefined
    : findSchool(needs, { trustId, schoolId: c.req.param('school') })
}

type Sent = {
  readonly filled: Filled
  readonly corrects: string | undefined
  readonly recordId: string
}

async function show(c: Context, needs: AdoptionNeeds, sent?: Sent): Promise<Response> {
  const { trust, frame, base } = insideOf(c, needs, 'policy')
  const school = await schoolIn(c, needs)
  const edition = await needs.shelf.inForce(trust, dayOf(needs.clock.now()))
  const local = edition?.rulebook.control.local
  if (!school || !edition) return c.html(notFoundPage(frame), 404)
  const { trustId } = trust
  if (!local) {
    const since = await needs.shelf.since(trustId, edition)
    return c.html(notAskedPage({ frame, base, edition, since }), sent ? 422 : 200)
  }
  const records = await recordsOfSchool(needs, { trustId, ...school })
  const begun = sent ?? begin(c, records, local.by)
  const corrected = records.find(({ recordId }) => recordId === begun.corrects)
  const nameOf = await namesIn(needs, trustId, records)
  const model = { ...begun, base, local, school, corrected, records, nameOf }
  return c.html(recordPage(frame, model), sent ? 422 : 200)
}

async function namesIn(needs: AdoptionNeeds, trustId: string, records: readonly LocalRecord[]) {
  const ids = records.map(({ recordedBy }) => recordedBy).filter(isId)
  const names = await namesOf(needs, { trustId, ids })
  return (id: string): string => names.get(id) ?? id
}

/** A form nobody has sent yet: new, or with what stands in the record it is to correct. */
function begin(c: Context, records: readonly LocalRecord[], by: string): Sent {
  const corrects = c.req.query('corrects')
  const corrected = records.find(({ recordId }) => recordId === corrects)
  return { corrects, recordId: newId(), filled: fresh(beginning(corrected, by)) }
}

function beginning(corrected: LocalRecord | undefined, by: string): Record<string, string> {
  if (corrected === undefined) return { body: by }
  const { on, body, minute } = corrected
  return { ...dayFields('on', on), body, minute }
}

async function record(c: Context, needs: AdoptionNeeds): Promise<Response> {
  const { trust, base, by } = insideOf(c, needs, 'policy')
  const school = await schoolIn(c, needs)
  if (!school) return show(c, needs)
  const sent = await sentForm(c)
  const said = textOf(sent, 'corrects')
  const corrects = said !== undefined && isId(said) ? said : undefined
  const recordId = broughtId(sent, 'record')
  const records = await recordsOfSchool(needs, { ...trust, ...school })
  const corrected = records.find((one) => one.recordId === corrects)
  const again = (problems: Filled['problems']) =>
    show(c, needs, { filled: { sent, problems }, corrects, recordId })
  const read = readRecord(sent, corrected)
  if (!read.ok) return again(read.error)
  const kept = await recordLocalReview(needs, {
    trust,
    by: by.by,
    recordId,
    schoolId: school.schoolId,
    ...read.value,
    corrects,
  })
  if (!kept.ok) return again([notRecordedProblem(kept.error)])
  return c.redirect(`${base}/adoption?done=recorded`, 303)
}
