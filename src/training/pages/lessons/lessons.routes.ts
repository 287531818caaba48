import { Hono, type Context } from 'hono'

import { isId } from '#core/ids.ts'
import { schoolNames } from '#people/pages/stay-words.ts'
import { listSchools } from '#people/schools/list-schools.ts'
import { lookAtLessons } from '#training/lessons/look-at-lessons.ts'
import { recordingPlaces } from '#training/outstanding/seen-places.ts'
import {
  asked,
  atTraining,
  noPolicyPage,
  type TrainingNeeds,
} from '#training/pages/at-training.routes.ts'

import { trainingThing } from '#training/pages/training-thing.routes.ts'

import { askThem, recordIt, showForm } from './lesson-form.routes.ts'
import { lessonsPage } from './lessons.page.ts'

/** Recording training of others, and asking for it again. */
export function lessonsRoutes(needs: TrainingNeeds): Hono {
  const record = needs.door.may('record-training', trainingThing)
  const path = '/trusts/:slug/training'
  return new Hono()
    .get(path, record, (c) => showLessons(c, needs))
    .get(`${path}/session`, record, (c) => showForm(c, needs, { kind: 'session' }))
    .post(`${path}/session`, record, (c) => recordIt(c, needs))
    .get(`${path}/refresher`, record, (c) => showForm(c, needs, { kind: 'refresher' }))
    .post(`${path}/refresher`, record, (c) => askThem(c, needs))
}

async function showLessons(c: Context, needs: TrainingNeeds) {
  const at = atTraining(c, needs)
  const { code, trustId } = at.trust
  const reading = await needs.db.transactionFor(trustId, (tx) =>
    needs.room(tx, { code, today: at.today }),
  )
  if (reading === undefined) return c.html(noPolicyPage(at.frame))
  const before = asked(c, 'before')
  const lessons = await lookAtLessons(needs, {
    ...at.by,
    places: recordingPlaces(at.visitor),
    before: isId(before) ? before : undefined,
  })
  const done = asked(c, 'done')
  return c.html(
    lessonsPage(at.frame, {
      ...lessons,
      base: at.base,
      edition: reading.edition,
      lessons: reading.reading.requirements.filter(({ asks }) => asks === 'learn'),
      names: schoolNames(await listSchools(needs, at.trust)),
      done: done === 'session' || done === 'refresher' ? done : undefined,
    }),
  )
}
