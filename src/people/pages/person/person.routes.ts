import { Hono, type Context } from 'hono'

import { lookAtPerson, type PersonSeen } from '#people/looking/look-at-person.ts'
import { personAsThing } from '#people/looking/person-as-thing.ts'
import {
  atPeople,
  gone,
  idIn,
  loadPerson,
  type PeopleNeeds,
} from '#people/pages/at-people.routes.ts'
import { mayGiveAny } from '#people/pages/roles/may-give.routes.ts'
import { holdingAsThing } from '#people/roles/holding-as-thing.ts'
import { schoolNames } from '#people/pages/stay-words.ts'
import { listSchools } from '#people/schools/list-schools.ts'

import { personPage } from './person.page.ts'

/** One person, as far as the visitor may see and change them. */
export function personRoutes(needs: PeopleNeeds): Hono {
  const see = needs.door.may('see-person', loadPerson(needs))
  return new Hono().get('/trusts/:slug/people/:id', see, (c) => showPerson(c, needs))
}

async function showPerson(c: Context, needs: PeopleNeeds) {
  const at = atPeople(c, needs, 'people')
  const seen = await lookAtPerson(needs, { ...at.by, personId: idIn(c) })
  if (seen === undefined) return gone(c, at)
  const schools = await listSchools(needs, at.trust)
  const { trustId } = at.trust
  return c.html(
    personPage(at.frame, {
      ...at,
      ...seen,
      ...namedAndChangeable(c, needs, { trustId, seen }),
      names: schoolNames(schools),
      done: c.req.query('done'),
      may: mayDo(c, needs, { trustId, seen, schools }),
    }),
  )
}

type About = { readonly trustId: string; readonly seen: PersonSeen }

/** Relatives by name only for who may see them, and roles with whether they may be changed. */
function namedAndChangeable(c: Context, { door }: PeopleNeeds, { trustId, seen }: About) {
  return {
    relatives: seen.relatives.map((relative) => ({
      ...relative,
      isShown: door.can(c, 'see-person', personAsThing(trustId, relative.person)),
    })),
    holdings: seen.holdings.map((holding) => ({
      ...holding,
      mayChange: door.can(c, 'give-role', holdingAsThing(trustId, holding)),
    })),
  }
}

function mayDo(
  c: Context,
  { door }: PeopleNeeds,
  {
    trustId,
    seen: { person },
    schools,
  }: About & { readonly schools: readonly { readonly schoolId: string }[] },
) {
  const thing = personAsThing(trustId, person)
  return {
    change: door.can(c, 'change-person', thing),
    invite: door.can(c, 'invite-person', thing),
    export: door.can(c, 'export-held-about-person', thing),
    giveRole: mayGiveAny(c, door, { trustId, personId: person.personId, schools }),
  }
}
