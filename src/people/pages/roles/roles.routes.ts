import { Hono, type Context } from 'hono'

import { trustOf } from '#access/at-door.routes.ts'
import type { Load } from '#access/door.routes.ts'
import { listPeople } from '#people/looking/list-people.ts'
import { wordsOfName } from '#people/looking/words-of-name.ts'
import { atPeople, type PeopleNeeds } from '#people/pages/at-people.routes.ts'
import { soughtIn } from '#people/pages/list/list.routes.ts'
import { schoolNames } from '#people/pages/stay-words.ts'
import { holdingAsThing } from '#people/roles/holding-as-thing.ts'
import { isRole, scopeOf } from '#people/roles/role.ts'
import { type Lack, rolesLacking } from '#people/roles/roles-lacking.ts'
import { whoHolds } from '#people/roles/who-holds.ts'
import { listSchools } from '#people/schools/list-schools.ts'

import { choosePersonPage } from './choose-person.page.ts'
import type { Gift } from './may-give.routes.ts'
import { rolesPage } from './roles.page.ts'

/** Who holds which role, which roles the policy relies on and nobody holds, and whom to give one. */
export function rolesRoutes(needs: PeopleNeeds): Hono {
  const { may } = needs.door
  return new Hono()
    .get('/trusts/:slug/roles', may('see-roles'), (c) => showRoles(c, needs))
    .get('/trusts/:slug/roles/give', may('give-role', loadGift), (c) => showChoice(c, needs))
}

async function showRoles(c: Context, needs: PeopleNeeds) {
  const at = atPeople(c, needs, 'roles')
  const { trustId } = at.trust
  const asked = { trustId, day: at.today }
  const needed = await needs.rolesNeeded(at.trust)
  const lacks = await rolesLacking(needs, { ...asked, needed })
  return c.html(
    rolesPage(at.frame, {
      base: at.base,
      names: schoolNames(await listSchools(needs, { trustId })),
      held: await whoHolds(needs, asked),
      lacks: lacks.map((lack) => ({ ...lack, gifts: giftsFor(c, needs, { lack, trustId }) })),
      linksPeople: needs.door.can(c, 'add-person'),
    }),
  )
}

/** The roles that would fill a lack, of those that whoever asks may give to somebody. */
function giftsFor(
  c: Context,
  { door }: PeopleNeeds,
  { lack, trustId }: { readonly lack: Lack; readonly trustId: string },
): readonly Gift[] {
  return lack.roles
    .map((role) => ({
      role,
      schoolId: scopeOf(role) === 'trust' ? undefined : lack.school?.schoolId,
    }))
    .filter((gift) => door.can(c, 'give-role', holdingAsThing(trustId, { ...gift, personId: '' })))
}

/** The role in the address, held by nobody yet. */
const loadGift: Load = (c) => {
  const trustId = trustOf(c)?.trustId
  const gift = giftIn(c)
  return trustId === undefined || gift === undefined
    ? undefined
    : holdingAsThing(trustId, { ...gift, personId: '' })
}

function giftIn(c: Context): Gift | undefined {
  const { role = '', school } = c.req.query()
  return isRole(role) ? { role, schoolId: school || undefined } : undefined
}

async function showChoice(c: Context, needs: PeopleNeeds) {
  const at = atPeople(c, needs, 'roles')
  const { role, schoolId } = giftIn(c) ?? { role: 'line-manager' }
  const looked = soughtIn(c)
  const capacity = c.req.query('capacity') === 'alternate' ? 'alternate' : 'holder'
  const sought = { words: wordsOfName(looked), isWorking: true }
  const isLooking = looked !== ''
  const found = isLooking
    ? await listPeople(needs, { visitor: at.visitor, sought, page: 1 })
    : undefined
  const names = schoolNames(await listSchools(needs, at.trust))
  const gift = { role, schoolId, capacity } as const
  return c.html(choosePersonPage(at.frame, { ...at, names, gift, looked, found }))
}
