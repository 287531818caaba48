import { Hono, type Context } from 'hono'

import { trustOf } from '#access/at-door.routes.ts'
import type { Load } from '#access/door.routes.ts'
import { isId } from '#core/ids.ts'
import { findAPerson } from '#people/looking/find-a-person.ts'
import { personAsThing } from '#people/looking/person-as-thing.ts'
import { type AtPeople, gone, idIn, type PeopleNeeds } from '#people/pages/at-people.routes.ts'
import { toPerson, withPerson } from '#people/pages/changing/change.routes.ts'
import { broughtId, dayFields, fresh, textOf, type Filled } from '#people/pages/forms/sent.ts'
import { schoolNames } from '#people/pages/stay-words.ts'
import type { Person } from '#people/person.ts'
import { giveRole } from '#people/roles/give-role.ts'
import { holdingAsThing } from '#people/roles/holding-as-thing.ts'
import { listSchools } from '#people/schools/list-schools.ts'
import { sentForm } from '#web/post-form.ts'

import { giveRolePage } from './give.page.ts'
import { mayGive } from './may-give.routes.ts'
import { readGift, readHolding, refusalProblem } from './read-role.ts'

/** Giving a person a role. */
export function giveRoutes(needs: PeopleNeeds): Hono {
  const { may } = needs.door
  const path = '/trusts/:slug/people/:id/roles'
  return new Hono()
    .get(path, may('give-role', loadAny(needs)), (c) =>
      withPerson(c, needs, (at, person) => show(c, needs, { at, person })),
    )
    .post(path, may('give-role', loadAsked(needs)), (c) =>
      withPerson(c, needs, (at, person) => give(c, needs, { at, person })),
    )
}

type About = {
  readonly at: AtPeople
  readonly person: Person
  readonly filled?: Filled
}

/**
 * A role that whoever asks may give to the person in the address, if there is one; otherwise the first
 * of all roles, which the door then refuses. Somebody they may not see is nobody to them.
 */
function loadAny(needs: PeopleNeeds): Load {
  return async (c) => {
    const found = await personSeen(c, needs)
    if (found === undefined) return undefined
    const { trustId, personId } = found
    const schools = await listSchools(needs, { trustId })
    const [gift = { role: 'line-manager' }] = mayGive(c, needs.door, { ...found, schools })
    return holdingAsThing(trustId, { personId, ...gift })
  }
}

/** The very role the form asks for; what is no role is left to the form to say. */
function loadAsked(needs: PeopleNeeds): Load {
  const any = loadAny(needs)
  return async (c) => {
    const gift = readGift(await sentForm(c))
    const found = gift && (await personSeen(c, needs))
    if (gift === undefined) return any(c)
    return found && holdingAsThing(found.trustId, { personId: found.personId, ...gift })
  }
}

async function personSeen(c: Context, needs: PeopleNeeds) {
  const trustId = trustOf(c)?.trustId
  if (trustId === undefined) return undefined
  const person = await findAPerson(needs, { trustId, personId: idIn(c) })
  const isSeen = person && needs.door.can(c, 'see-person', personAsThing(trustId, person))
  return isSeen ? { trustId, personId: person.personId } : undefined
}

async function show(c: Context, needs: PeopleNeeds, { at, person, filled }: About) {
  const schools = await listSchools(needs, at.trust)
  const { trustId } = at.trust
  const { role, school, capacity } = c.req.query()
  const wished = { role, school, capacity: capacity ?? 'holder', ...dayFields('from', at.today) }
  const shown = filled ?? fresh(wished)
  const model = {
    base: at.base,
    person,
    names: schoolNames(schools),
    gifts: mayGive(c, needs.door, { trustId, personId: person.personId, schools }),
    filled: shown,
    holdingId: broughtId(shown.sent, 'holding'),
  }
  return c.html(giveRolePage(at.frame, model), filled ? 422 : 200)
}

async function give(c: Context, needs: PeopleNeeds, { at, person }: About) {
  const sent = await sentForm(c)
  const read = readHolding(sent)
  if (!read.ok) return show(c, needs, { at, person, filled: { sent, problems: read.error } })
  const holdingId = textOf(sent, 'holding') ?? ''
  const { personId } = person
  const bar = needs.roleBarOf?.(at.trust, read.value.role)
  const given = await giveRole(
    { ...needs, bar },
    {
      ...at.by,
      personId,
      ...read.value,
      ...(isId(holdingId) ? { holdingId } : {}),
    },
  )
  if (given.ok) return toPerson(c, at, { personId, done: 'role' })
  if (given.error.type === 'no-such-person') return gone(c, at)
  const problem = refusalProblem(given.error, read.value.role)
  return show(c, needs, { at, person, filled: { sent, problems: [problem] } })
}
