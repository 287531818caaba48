import { Hono, type Context } from 'hono'

import { isId } from '#core/ids.ts'
import { err, ok, type Result } from '#core/result.ts'
import { addPerson } from '#people/add-person.ts'
import { atPeople, type AtPeople, type PeopleNeeds } from '#people/pages/at-people.routes.ts'
import { readBirth, readNames } from '#people/pages/forms/read-names.ts'
import { readStay } from '#people/pages/forms/read-stay.ts'
import {
  broughtId,
  fresh,
  problemsOf,
  textOf,
  type Filled,
  type Problem,
  type Sent,
} from '#people/pages/forms/sent.ts'
import type { Person } from '#people/person.ts'
import { listSchools } from '#people/schools/list-schools.ts'
import type { School } from '#people/schools/school.ts'
import { sentForm } from '#web/post-form.ts'

import { newPersonPage } from './change.page.ts'

/** Adding a person by hand. */
export function newPersonRoutes(needs: PeopleNeeds): Hono {
  const add = needs.door.may('add-person')
  const path = '/trusts/:slug/people/new'
  return new Hono()
    .get(path, add, async (c) => {
      const at = atPeople(c, needs, 'people')
      return c.html(newPersonPage(at.frame, await modelOf(needs, at, fresh())))
    })
    .post(path, add, (c) => addOne(c, needs))
}

async function modelOf(needs: PeopleNeeds, at: AtPeople, filled: Filled) {
  const schools = await listSchools(needs, at.trust)
  return { base: at.base, schools, filled, personId: broughtId(filled.sent, 'person') }
}

async function addOne(c: Context, needs: PeopleNeeds) {
  const at = atPeople(c, needs, 'people')
  const sent = await sentForm(c)
  const schools = await listSchools(needs, at.trust)
  const person = readPerson(sent, { schools, today: at.today })
  if (!person.ok) {
    const filled = { sent, problems: person.error }
    return c.html(newPersonPage(at.frame, await modelOf(needs, at, filled)), 422)
  }
  const personId = textOf(sent, 'person') ?? ''
  const added = await addPerson(needs, {
    ...at.by,
    ...(isId(personId) ? { personId } : {}),
    person: { ...person.value, stays: [...person.value.stays] },
  })
  return c.redirect(`${at.base}/people/${added.personId}?done=added`, 303)
}

function readPerson(
  sent: Sent,
  { schools, today }: { readonly schools: readonly School[]; readonly today: string },
): Result<Omit<Person, 'personId'>, readonly Problem[]> {
  const names = readNames(sent)
  const stay = readStay(sent, schools)
  const born = readBirth(sent, today)
  if (!names.ok || !stay.ok || !born.ok) {
    return err([
      ...(names.ok ? [] : names.error),
      ...(stay.ok ? [] : stay.error),
      ...problemsOf(born),
    ])
  }
  const { givenName, familyName, email, yearGroup } = names.value
  const stays = [stay.value]
  // Of a child there is no address, of an adult neither birth nor year: the policy does not need them.
  return stay.value.kind === 'pupil'
    ? ok({ givenName, familyName, dateOfBirth: born.value, yearGroup, stays })
    : ok({ givenName, familyName, email, stays })
}
