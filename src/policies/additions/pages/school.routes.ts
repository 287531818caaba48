import { Hono, type Context } from 'hono'

import { newId } from '#core/ids.ts'
import { broughtId, dayFields, fresh, neededDayIn, type Filled } from '#people/pages/forms/sent.ts'
import { endAddition } from '#policies/additions/end-addition.ts'
import { findSchool } from '#policies/adopting/find-school.ts'
import { lookAtAdditions, type SchoolAddition } from '#policies/additions/look-at-additions.ts'
import { sentForm } from '#web/post-form.ts'

import {
  type AdditionPagesNeeds,
  type AtAdditions,
  atAdditions,
  loadSchool,
} from './at-additions.routes.ts'
import { endPage, setAsidePage } from './school.page.ts'

/** What one school adds: why it was set aside, and ending it. */
export function schoolRoutes(needs: AdditionPagesNeeds): Hono {
  const { may } = needs.door
  const path = '/trusts/:slug/additions/schools/:school'
  const put = may('put-addition-in-force', loadSchool(needs))
  return new Hono()
    .get(`${path}/set-aside`, may('see-drafts', loadSchool(needs)), (c) =>
      withStanding(c, needs, (at, one) => c.html(setAsidePage(at, one))),
    )
    .get(`${path}/end`, put, (c) =>
      withStanding(c, needs, (at, one) => showEnd(c, { at, one, termId: newId() })),
    )
    .post(`${path}/end`, put, (c) =>
      withStanding(c, needs, (at, one) => end(c, needs, { at, one })),
    )
}

async function withStanding(
  c: Context,
  needs: AdditionPagesNeeds,
  work: (at: AtAdditions, one: SchoolAddition) => Response | Promise<Response>,
): Promise<Response> {
  const at = atAdditions(c, needs)
  const { trustId } = at.trust
  const school = await findSchool(needs, { trustId, schoolId: c.req.param('school') })
  const schools = school ? [school] : []
  const [one] = await lookAtAdditions(needs, at.trust, { today: at.today, schools })
  // Where nothing is in force there is nothing to end or to explain: the list says so.
  return one?.now ? work(at, one) : c.redirect(at.home, 303)
}

type Ending = {
  readonly at: AtAdditions
  readonly one: SchoolAddition
  readonly termId: string
  readonly filled?: Filled
}

function showEnd(c: Context, { at, one, termId, filled }: Ending) {
  const model = { one, termId, filled: filled ?? fresh(dayFields('on', at.today)) }
  return c.html(endPage(at, model), filled ? 422 : 200)
}

const whichDay = { what: 'The day', asks: 'Enter the day on which it ends' }

async function end(c: Context, needs: AdditionPagesNeeds, { at, one }: Pick<Ending, 'at' | 'one'>) {
  const sent = await sentForm(c)
  const on = neededDayIn(sent, 'on', whichDay)
  const termId = broughtId(sent, 'term')
  const again = (field: string, says: string) =>
    showEnd(c, { at, one, termId, filled: { sent, problems: [{ field, says }] } })
  if (!on.ok) return again(on.error.field, on.error.says)
  const asked = { ...at.by, schoolId: one.school.schoolId, on: on.value, termId }
  const ended = await endAddition(needs, asked)
  if (ended.ok) return c.redirect(`${at.home}?done=ended`, 303)
  return again(
    'on-day',
    ended.error === 'past-day'
      ? 'The day must be today or later'
      : 'Nothing is in force on that day that could end',
  )
}
