import { Hono, type Context } from 'hono'

import {
  type AtPeople,
  gone,
  loadPerson,
  type PeopleNeeds,
} from '#people/pages/at-people.routes.ts'
import type { Person } from '#people/person.ts'
import { invite } from '#people/sign-in/invitations/invite.ts'

import { toPerson, withPerson } from './change.routes.ts'
import { notInvitedPage } from './invitation.page.ts'

/** Inviting a person by mail to sign in. */
export function invitationRoutes(needs: PeopleNeeds): Hono {
  const may = needs.door.may('invite-person', loadPerson(needs))
  return new Hono().post('/trusts/:slug/people/:id/invitation', may, (c) =>
    withPerson(c, needs, async (at, person) => send(c, needs, { at, person })),
  )
}

async function send(
  c: Context,
  needs: PeopleNeeds,
  { at, person }: { readonly at: AtPeople; readonly person: Person },
) {
  const { trust, by } = at
  const { personId } = person
  // A demonstration is reached as it was asked; it answers this computer only.
  const origin = needs.address ?? new URL(c.req.url).origin
  const invited = await invite(needs, { trust, personId, by: by.by, origin })
  if (invited.ok) return toPerson(c, at, { personId, done: 'invited' })
  const { type } = invited.error
  if (type === 'no-such-person') return gone(c, at)
  return c.html(notInvitedPage(at.frame, { ...at, person, because: type }), 422)
}
