import { Hono, type Context } from 'hono'

import { newId } from '#core/ids.ts'
import { err, type Result } from '#core/result.ts'
import {
  type AtPeople,
  atPeople,
  gone,
  idIn,
  type PeopleNeeds,
} from '#people/pages/at-people.routes.ts'
import { broughtId, fresh, type Problem, type Sent } from '#people/pages/forms/sent.ts'
import { keepSchool } from '#people/schools/keep-school.ts'
import { listSchools } from '#people/schools/list-schools.ts'
import type { School } from '#people/schools/school.ts'
import { sentForm } from '#web/post-form.ts'

import { readSchool, schoolFields } from './read-school.ts'
import { schoolFormPage } from './school-form.page.ts'
import { schoolPage, schoolsPage } from './schools.page.ts'

/** The schools of a trust: listing, adding, seeing and changing them. */
export function schoolsRoutes(needs: PeopleNeeds): Hono {
  const { may } = needs.door
  const path = '/trusts/:slug/schools'
  return new Hono()
    .get(path, may('see-schools'), (c) => showSchools(c, needs))
    .get(`${path}/new`, may('change-schools'), (c) => {
      const at = atPeople(c, needs, 'schools')
      return c.html(schoolFormPage(at.frame, { ...at, schoolId: newId(), filled: fresh() }))
    })
    .post(`${path}/new`, may('change-schools'), (c) => save(c, needs, undefined))
    .get(`${path}/:id`, may('see-schools'), (c) => showSchool(c, needs))
    .get(`${path}/:id/change`, may('change-schools'), (c) => showForm(c, needs))
    .post(`${path}/:id/change`, may('change-schools'), (c) => save(c, needs, idIn(c)))
}

async function showSchools(c: Context, needs: PeopleNeeds) {
  const at = atPeople(c, needs, 'schools')
  const schools = await listSchools(needs, at.trust)
  const mayChange = needs.door.can(c, 'change-schools')
  return c.html(schoolsPage(at.frame, { ...at, schools, mayChange, done: c.req.query('done') }))
}

async function showSchool(c: Context, needs: PeopleNeeds) {
  const at = atPeople(c, needs, 'schools')
  const school = await findSchool(needs, at, idIn(c))
  if (school === undefined) return gone(c, at)
  const mayChange = needs.door.can(c, 'change-schools')
  return c.html(schoolPage(at.frame, { ...at, school, mayChange, done: c.req.query('done') }))
}

async function findSchool(needs: PeopleNeeds, { trust }: AtPeople, wanted: string) {
  const schools = await listSchools(needs, trust)
  return schools.find(({ schoolId }) => schoolId === wanted)
}

async function showForm(c: Context, needs: PeopleNeeds) {
  const at = atPeople(c, needs, 'schools')
  const school = await findSchool(needs, at, idIn(c))
  if (school === undefined) return gone(c, at)
  const { schoolId, name } = school
  const filled = fresh(schoolFields(school))
  return c.html(schoolFormPage(at.frame, { ...at, schoolId, known: name, filled }))
}

/** Keeps the school of the form: the one in the address, or a new one under the id the form brings. */
async function save(c: Context, needs: PeopleNeeds, wanted: string | undefined) {
  const at = atPeople(c, needs, 'schools')
  const before = wanted === undefined ? undefined : await findSchool(needs, at, wanted)
  if (wanted !== undefined && before === undefined) return gone(c, at)
  const sent = await sentForm(c)
  const schoolId = before?.schoolId ?? broughtId(sent, 'school')
  const kept = await keep(needs, { at, sent, schoolId })
  if (kept.ok) return c.redirect(`${at.base}/schools/${schoolId}?done=school`, 303)
  const filled = { sent, problems: kept.error }
  const model = { ...at, schoolId, known: before?.name, filled }
  return c.html(schoolFormPage(at.frame, model), 422)
}

async function keep(
  needs: PeopleNeeds,
  { at, sent, schoolId }: { readonly at: AtPeople; readonly sent: Sent; readonly schoolId: string },
): Promise<Result<School, readonly Problem[]>> {
  const school = readSchool(sent)
  if (!school.ok) return school
  const kept = await keepSchool(needs, { ...at.by, schoolId, school: school.value })
  if (kept.ok) return kept
  return err([{ field: 'urn', says: `${kept.error.by.name} has this URN already` }])
}
