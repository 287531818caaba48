import type { Context } from 'hono'

import { isId, newId } from '#core/ids.ts'
import { addDays } from '#core/iso-day.ts'
import { broughtId, dayFields, fresh, type Filled } from '#people/pages/forms/sent.ts'
import { schoolNames } from '#people/pages/stay-words.ts'
import { listSchools } from '#people/schools/list-schools.ts'
import { askRefresher } from '#training/lessons/ask-refresher.ts'
import { isLessonKept } from '#training/lessons/look-at-lessons.ts'
import { owedTogether, recordSession } from '#training/lessons/record-session.ts'
import { soughtAmong } from '#training/outstanding/counts.ts'
import { isSeen, recordingPlaces, type SeenPlaces } from '#training/outstanding/seen-places.ts'
import { standings, type PersonStanding, type Standings } from '#training/outstanding/standings.ts'
import { titleOf } from '#training/pages/item-words.ts'
import {
  asked,
  atTraining,
  type AtTraining,
  type TrainingNeeds,
} from '#training/pages/at-training.routes.ts'
import { roleWordsOf } from '#training/pages/outstanding/outstanding.routes.ts'
import { notFoundPage } from '#web/problem.page.ts'
import { sentForm } from '#web/post-form.ts'

import { lessonFormPage } from './lesson-form.page.ts'
import { readLesson, type LessonSent } from './read-lesson.ts'

type Kind = 'session' | 'refresher'

/** So many people are listed on one form. */
const mostListed = 300

type Form = {
  readonly at: AtTraining
  readonly kind: Kind
  readonly places: SeenPlaces
  readonly found: Standings
  readonly requirement: string
  readonly schoolId: string | undefined
  readonly role: string | undefined
  /** All it could be for. */
  readonly people: readonly PersonStanding[]
}

/** The form to record a session or ask for a refresher. */
export async function showForm(
  c: Context,
  needs: TrainingNeeds,
  { kind }: { readonly kind: Kind },
): Promise<Response> {
  const form = await formAsked(c, needs, kind)
  return form === undefined ? gone(c, needs) : shown(c, needs, { form })
}

async function gone(c: Context, needs: TrainingNeeds) {
  return c.html(notFoundPage(atTraining(c, needs).frame), 404)
}

async function formAsked(c: Context, needs: TrainingNeeds, kind: Kind): Promise<Form | undefined> {
  const at = atTraining(c, needs)
  const { trust, today, visitor } = at
  const places = recordingPlaces(visitor)
  const [requirement, school, role] = [asked(c, 'what'), asked(c, 'school'), asked(c, 'role')]
  const schoolId = isId(school) ? school : undefined
  const found = await standings(needs, { trust, today, places })
  const isAsked = found?.reading.reading.requirements.some(({ key }) => key === requirement)
  if (found === undefined || isAsked !== true || isElsewhere(places, schoolId)) return undefined
  const among = soughtAmong(found.people, { schoolId, role: role || undefined })
  const people = among.filter((one) => isFor(one, requirement, kind))
  return { at, kind, places, found, requirement, schoolId, role: role || undefined, people }
}

function isElsewhere(places: SeenPlaces, schoolId: string | undefined): boolean {
  return schoolId !== undefined && !isSeen(places, schoolId)
}

function isFor(one: PersonStanding, requirement: string, kind: Kind): boolean {
  return kind === 'session'
    ? owedTogether(one, requirement) !== undefined
    : one.keys.includes(requirement)
}

async function shown(
  c: Context,
  needs: TrainingNeeds,
  { form, filled, id }: { readonly form: Form; readonly filled?: Filled; readonly id?: string },
) {
  const { at, kind, places, found, requirement, people } = form
  const { edition } = found.reading
  const schools = (await listSchools(needs, at.trust)).filter((one) => isSeen(places, one.schoolId))
  const roles = [...new Set(found.people.flatMap((one) => one.roles))].toSorted()
  const says = roleWordsOf(edition)
  const first = kind === 'session' ? at.today : addDays(at.today, 14)
  const page = lessonFormPage(at.frame, {
    base: at.base,
    kind,
    requirement,
    title: titleOf(requirement, edition.rulebook),
    people: people.slice(0, mostListed),
    count: people.length,
    schools: schoolNames(schools),
    roles: roles.map((role) => ({ role, says: says(role) })),
    schoolId: form.schoolId,
    role: form.role,
    filled: filled ?? fresh({ who: 'all', ...dayFields('day', first) }),
    id: id ?? newId(),
  })
  return c.html(page, filled ? 422 : 200)
}

const problems = {
  'nobody-to-record': { field: 'who', says: 'None of them still owes this' },
  'in-the-future': { field: 'day-day', says: 'The day it was must be today or before' },
  'nobody-to-ask': { field: 'who', says: 'None of them can be asked' },
  'in-the-past': { field: 'day-day', says: 'The day must be today or later' },
} as const

/** Keeps a session. */
export async function recordIt(c: Context, needs: TrainingNeeds): Promise<Response> {
  return sent(c, needs, {
    kind: 'session',
    work: ({ at, places, requirement, schoolId }, lesson) =>
      recordSession(needs, {
        trust: at.trust,
        by: at.visitor.personId,
        places,
        sessionId: lesson.id,
        requirement,
        schoolId,
        on: lesson.day,
        says: lesson.says,
        personIds: lesson.personIds,
      }),
  })
}

/** Asks people for something again. */
export async function askThem(c: Context, needs: TrainingNeeds): Promise<Response> {
  return sent(c, needs, {
    kind: 'refresher',
    work: ({ at, places, requirement }, lesson) =>
      askRefresher(needs, {
        trust: at.trust,
        by: at.visitor.personId,
        places,
        refresherId: lesson.id,
        requirement,
        because: lesson.says,
        due: lesson.day,
        personIds: lesson.personIds,
      }),
  })
}

type Done =
  | { readonly ok: true }
  | { readonly ok: false; readonly error: { readonly type: keyof typeof problems } }

type Sending = {
  readonly kind: Kind
  /** Keeps it under the id that the form brought. */
  readonly work: (form: Form, lesson: LessonSent & { readonly id: string }) => Promise<Done>
}

async function sent(c: Context, needs: TrainingNeeds, { kind, work }: Sending): Promise<Response> {
  const form = await formAsked(c, needs, kind)
  if (form === undefined) return gone(c, needs)
  const fields = await sentForm(c)
  const id = broughtId(fields, 'id')
  const { trustId } = form.at.trust
  const toList = () => c.redirect(`${form.at.base}/training?done=${kind}`, 303)
  const isKept = () => isLessonKept(needs, { trustId, kind, id })
  if (await isKept()) return toList()
  const listed = form.people.slice(0, mostListed).map(({ personId }) => personId)
  const lesson = readLesson(fields, kind, listed)
  const again = (wrong: Filled['problems']) =>
    shown(c, needs, { form, filled: { sent: fields, problems: wrong }, id })
  if (!lesson.ok) return again(lesson.error)
  const done = await work(form, { ...lesson.value, id })
  // The same form, sent twice at once, may have been kept while this one was looked at.
  if (!done.ok && !(await isKept())) return again([problems[done.error.type]])
  return toList()
}
