import { Hono, type Context } from 'hono'

import { trustOf } from '#access/at-door.routes.ts'
import type { Load } from '#access/door.routes.ts'
import { type AtPeople, gone, idIn, type PeopleNeeds } from '#people/pages/at-people.routes.ts'
import { toPerson, withPerson } from '#people/pages/changing/change.routes.ts'
import { dayFields, fresh, neededDayIn, type Filled } from '#people/pages/forms/sent.ts'
import { schoolNames } from '#people/pages/stay-words.ts'
import type { Person } from '#people/person.ts'
import { changeRole } from '#people/roles/change-role.ts'
import { endRole } from '#people/roles/end-role.ts'
import { holdingAsThing } from '#people/roles/holding-as-thing.ts'
import type { Holding } from '#people/roles/role.ts'
import { rolesOf } from '#people/roles/roles-of.ts'
import { listSchools } from '#people/schools/list-schools.ts'
import { sentForm } from '#web/post-form.ts'

import { changeRolePage } from './give.page.ts'
import { readTerms, refusalProblem } from './read-role.ts'

/** Changing and ending a role that a person holds. */
export function changeRoleRoutes(needs: PeopleNeeds): Hono {
  const give = needs.door.may('give-role', loadHolding(needs))
  const path = '/trusts/:slug/people/:id/roles/:holding'
  return new Hono()
    .get(path, give, (c) => withHolding(c, needs, (about) => show(c, needs, about)))
    .post(path, give, (c) => withHolding(c, needs, (about) => change(c, needs, about)))
    .post(`${path}/end`, give, (c) => withHolding(c, needs, (about) => end(c, needs, about)))
}

type About = { readonly at: AtPeople; readonly person: Person; readonly holding: Holding }
type Forms = { readonly changing?: Filled; readonly ending?: Filled }

function loadHolding(needs: PeopleNeeds): Load {
  return async (c) => {
    const trustId = trustOf(c)?.trustId
    const holding = trustId === undefined ? undefined : await findHere(c, needs, trustId)
    return trustId === undefined || holding === undefined
      ? undefined
      : holdingAsThing(trustId, holding)
  }
}

async function findHere(c: Context, needs: PeopleNeeds, trustId: string) {
  const held = await rolesOf(needs, { trustId, personId: idIn(c) })
  return held.find(({ holdingId }) => holdingId === c.req.param('holding'))
}

async function withHolding(
  c: Context,
  needs: PeopleNeeds,
  work: (about: About) => Promise<Response>,
): Promise<Response> {
  return withPerson(c, needs, async (at, person) => {
    const holding = await findHere(c, needs, at.trust.trustId)
    return holding === undefined ? gone(c, at) : work({ at, person, holding })
  })
}

async function show(c: Context, needs: PeopleNeeds, about: About & Forms) {
  const { at, person, holding, changing, ending } = about
  const { capacity, from, until } = holding
  const held = { capacity, ...dayFields('from', from), ...dayFields('until', until) }
  const model = {
    base: at.base,
    person,
    holding,
    names: schoolNames(await listSchools(needs, at.trust)),
    changing: changing ?? fresh(held),
    ending: ending ?? fresh(dayFields('on', at.today)),
  }
  return c.html(changeRolePage(at.frame, model), changing || ending ? 422 : 200)
}

async function change(c: Context, needs: PeopleNeeds, about: About) {
  const { at, holding } = about
  const sent = await sentForm(c)
  const terms = readTerms(sent)
  if (!terms.ok) return show(c, needs, { ...about, changing: { sent, problems: terms.error } })
  const { holdingId, personId, role } = holding
  const bar = needs.roleBarOf?.(at.trust, role)
  const changed = await changeRole({ ...needs, bar }, { ...at.by, holdingId, to: terms.value })
  if (changed.ok) return toPerson(c, at, { personId, done: 'role-changed' })
  if (changed.error.type === 'no-such-holding') return gone(c, at)
  const { field, says } = refusalProblem(changed.error, role)
  // What is held already is put right by other days here, as there is no role to select.
  const problem = { field: field === 'role' ? 'from-day' : field, says }
  return show(c, needs, { ...about, changing: { sent, problems: [problem] } })
}

const lastDay = { what: 'The day it ends', asks: 'Enter the day on which the role ends' }

async function end(c: Context, needs: PeopleNeeds, about: About) {
  const { at, holding } = about
  const sent = await sentForm(c)
  const on = neededDayIn(sent, 'on', lastDay)
  const again = (field: string, says: string) =>
    show(c, needs, { ...about, ending: { sent, problems: [{ field, says }] } })
  if (!on.ok) return again(on.error.field, on.error.says)
  const { holdingId, personId } = holding
  const ended = await endRole(needs, { ...at.by, holdingId, on: on.value })
  if (ended.ok) return toPerson(c, at, { personId, done: 'role-ended' })
  return ended.error.type === 'ended-already'
    ? again('on-day', 'The role has ended by that day already')
    : gone(c, at)
}
