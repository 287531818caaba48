import { Hono } from 'hono'

import { loadPerson, type PeopleNeeds } from '#people/pages/at-people.routes.ts'
import { signOutPerson } from '#people/sign-in/sessions/sign-out-person.ts'

import { toPerson, withPerson } from './change.routes.ts'

/** Signing somebody out everywhere, such as whoever has lost a device (ASVS 5.0, 7.4.5). */
export function signOutRoutes(needs: PeopleNeeds): Hono {
  const may = needs.door.may('change-person', loadPerson(needs))
  return new Hono().post('/trusts/:slug/people/:id/sign-out', may, (c) =>
    withPerson(c, needs, async (at, { personId }) => {
      await signOutPerson(needs, { ...at.by, personId })
      return toPerson(c, at, { personId, done: 'signed-out' })
    }),
  )
}
