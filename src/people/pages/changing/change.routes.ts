import { Hono, type Context } from 'hono'

import { addStay } from '#people/add-stay.ts'
import { changePerson } from '#people/change-person.ts'
import { findAPerson } from '#people/looking/find-a-person.ts'
import {
  atPeople,
  gone,
  idIn,
  loadPerson,
  type AtPeople,
  type PeopleNeeds,
} from '#people/pages/at-people.routes.ts'
import { readNames } from '#people/pages/forms/read-names.ts'
import { readStay } from '#people/pages/forms/read-stay.ts'
import { fresh, type Filled, type Problem } from '#people/pages/forms/sent.ts'
import { mayHaveAddress, type Person } from '#people/person.ts'
import { listSchools } from '#people/schools/list-schools.ts'
import { sourcesOf } from '#people/looking/sources-of.ts'
import { sentForm } from '#web/post-form.ts'

import { addStayPage, changePersonPage } from './change.page.ts'

/** Changing a person: name and e-mail, and what they are besides. */
export function changeRoutes(needs: PeopleNeeds): Hono {
  const change = needs.door.may('change-person', loadPerson(needs))
  const path = '/trusts/:slug/people/:id'
  return new Hono()
    .get(`${path}/change`, change, (c) =>
      withPerson(c, needs, async (at, person) => showChange(c, needs, { at, person })),
    )
    .post(`${path}/change`, change, (c) =>
      withPerson(c, needs, async (at, person) => saveChange(c, needs, { at, person })),
    )
    .get(`${path}/stays`, change, (c) =>
      withPerson(c, needs, async (at, person) => showStay(c, needs, { at, person })),
    )
    .post(`${path}/stays`, change, (c) =>
      withPerson(c, needs, async (at, person) => saveStay(c, needs, { at, person })),
    )
}

/** Does something about the person in the address, who may have gone since the door looked. */
export async function withPerson(
  c: Context,
  needs: PeopleNeeds,
  work: (at: AtPeople, person: Person) => Promise<Response>,
): Promise<Response> {
  const at = atPeople(c, needs, 'people')
  const person = await findAPerson(needs, { trustId: at.trust.trustId, personId: idIn(c) })
  return person === undefined ? gone(c, at) : work(at, person)
}

type About = { readonly at: AtPeople; readonly person: Person; readonly filled?: Filled }

async function showChange(c: Context, needs: PeopleNeeds, { at, person, filled }: About) {
  const sources = await sourcesOf(needs, { trustId: at.trust.trustId, personId: person.personId })
  const known = {
    'given-name': person.givenName,
    'family-name': person.familyName,
    email: person.email,
  }
  const model = { base: at.base, person, sources, filled: filled ?? fresh(known) }
  return c.html(changePersonPage(at.frame, model), filled ? 422 : 200)
}

async function saveChange(c: Context, needs: PeopleNeeds, { at, person }: About) {
  const sent = await sentForm(c)
  const names = readNames(sent)
  if (!names.ok) {
    return showChange(c, needs, { at, person, filled: { sent, problems: names.error } })
  }
  const { givenName, familyName } = names.value
  const email = mayHaveAddress(person) ? names.value.email : undefined
  const { personId } = person
  const changed = await changePerson(needs, {
    ...at.by,
    personId,
    to: { givenName, familyName, email },
  })
  return changed.ok ? toPerson(c, at, { personId, done: 'changed' }) : gone(c, at)
}

async function showStay(c: Context, needs: PeopleNeeds, { at, person, filled }: About) {
  const schools = await listSchools(needs, at.trust)
  const model = { base: at.base, person, schools, filled: filled ?? fresh() }
  return c.html(addStayPage(at.frame, model), filled ? 422 : 200)
}

async function saveStay(c: Context, needs: PeopleNeeds, { at, person }: About) {
  const sent = await sentForm(c)
  const again = (problems: readonly Problem[]) =>
    showStay(c, needs, { at, person, filled: { sent, problems } })
  const stay = readStay(sent, await listSchools(needs, at.trust))
  if (!stay.ok) return again(stay.error)
  const { kind, ...rest } = stay.value
  if (kind === 'pupil') {
    return again([{ field: 'kind', says: 'A pupil comes from the school’s own system' }])
  }
  const { personId } = person
  const added = await addStay(needs, { ...at.by, personId, stay: { kind, ...rest } })
  if (added.ok) return toPerson(c, at, { personId, done: 'stay' })
  if (added.error.type === 'no-such-person') return gone(c, at)
  return again([{ field: 'kind', says: 'They are that already, without an end' }])
}

/** To the page of a person, which says what was done. */
export function toPerson(
  c: Context,
  { base }: AtPeople,
  { personId, done }: { readonly personId: string; readonly done: string },
): Response {
  return c.redirect(`${base}/people/${personId}?done=${done}`, 303)
}
