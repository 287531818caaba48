import { Hono, type Context } from 'hono'

import { isIsoDay } from '#core/iso-day.ts'
import { kinds, type Kind, type Person } from '#people/person.ts'
import { leavingOf } from '#people/leaving.ts'
import { type AtPeople, loadPerson, type PeopleNeeds } from '#people/pages/at-people.routes.ts'
import { dayFields, fresh, neededDayIn, textOf, type Filled } from '#people/pages/forms/sent.ts'
import { schoolNames } from '#people/pages/stay-words.ts'
import { recordLeaving } from '#people/record-leaving.ts'
import { rolesOf } from '#people/roles/roles-of.ts'
import { listSchools } from '#people/schools/list-schools.ts'
import { sentForm } from '#web/post-form.ts'

import { toPerson, withPerson } from './change.routes.ts'
import { confirmLeavingPage, leavingPage } from './leaving.page.ts'

/** Recording that someone has left or will leave: the day, then what it ends, then the deed. */
export function leavingRoutes(needs: PeopleNeeds): Hono {
  const change = needs.door.may('change-person', loadPerson(needs))
  const path = '/trusts/:slug/people/:id/leaving'
  return new Hono()
    .get(path, change, (c) =>
      withPerson(c, needs, async (at, person) => {
        const asked = readAsked(c)
        return asked
          ? confirm(c, needs, { at, person, ...asked })
          : show(c, { at, person, filled: fresh(dayFields('on', at.today)) })
      }),
    )
    .post(path, change, (c) =>
      withPerson(c, needs, async (at, person) => record(c, needs, { at, person })),
    )
}

type About = { readonly at: AtPeople; readonly person: Person }
type Asked = { readonly on: string; readonly kind?: Kind | undefined }

/** The day and kind that wait to be confirmed, from the address. */
function readAsked(c: Context): Asked | undefined {
  const on = c.req.query('on') ?? ''
  return isIsoDay(on) ? { on, kind: kindOf(c.req.query('as')) } : undefined
}

function kindOf(word: string | undefined): Kind | undefined {
  return kinds.find((kind) => kind === word)
}

function show(c: Context, { at, person, filled }: About & { readonly filled: Filled }) {
  const status = filled.problems.length > 0 ? 422 : 200
  return c.html(leavingPage(at.frame, { ...at, person, filled }), status)
}

async function confirm(c: Context, needs: PeopleNeeds, about: About & Asked) {
  const { at, person, on, kind } = about
  const { trustId } = at.trust
  const holdings = await rolesOf(needs, { trustId, personId: person.personId })
  const names = schoolNames(await listSchools(needs, at.trust))
  const leaving = leavingOf(person, holdings, { on, kind })
  if (leaving.stays.length === 0) return notLeaving(c, about)
  return c.html(confirmLeavingPage(at.frame, { ...at, person, names, on, kind, leaving }))
}

function notLeaving(c: Context, { at, person, on, kind }: About & Asked) {
  const filled = fresh({ ...dayFields('on', on), as: kind ?? 'everything' })
  const says = 'They have left by that day already'
  return show(c, { at, person, filled: { ...filled, problems: [{ field: 'on-day', says }] } })
}

const leavingDay = { what: 'The leaving date', asks: 'Enter the leaving date' }

async function record(c: Context, needs: PeopleNeeds, { at, person }: About) {
  const sent = await sentForm(c)
  const on = neededDayIn(sent, 'on', leavingDay)
  if (!on.ok) return show(c, { at, person, filled: { sent, problems: [on.error] } })
  const kind = kindOf(textOf(sent, 'as'))
  const asked = { on: on.value, ...(kind === undefined ? {} : { kind }) }
  if (textOf(sent, 'confirmed') !== 'yes') return c.redirect(toConfirm(at, person, asked), 303)
  const { personId } = person
  const left = await recordLeaving(needs, { ...at.by, personId, ...asked })
  return left.ok
    ? toPerson(c, at, { personId, done: 'left' })
    : notLeaving(c, { at, person, ...asked })
}

function toConfirm({ base }: AtPeople, { personId }: Person, { on, kind }: Asked): string {
  const { sent } = fresh({ on, as: kind })
  return `${base}/people/${personId}/leaving?${sent}`
}
