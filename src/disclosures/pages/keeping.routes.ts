import { Hono, type Context } from 'hono'

import { insideOf } from '#access/inside.routes.ts'
import { changeKeeping } from '#disclosures/keeping/change-keeping.ts'
import { keepingOf, mostMonths } from '#disclosures/keeping/keeping.ts'
import { fresh, textOf, type Filled } from '#people/pages/forms/sent.ts'
import { sentForm } from '#web/post-form.ts'

import { type DisclosurePagesNeeds } from './at-disclosures.routes.ts'
import { keepingPage, monthsProblem } from './keeping.page.ts'

/** How long the words of disclosures are kept, said by the data protection officer. */
export function keepingRoutes(needs: DisclosurePagesNeeds): Hono {
  const set = needs.door.may('set-keeping')
  const path = '/trusts/:slug/settings/disclosures'
  return new Hono()
    .get(path, set, async (c) => {
      const { trustId } = insideOf(c, needs, 'home').by
      const months = await keepingOf(needs, { trustId })
      return show(c, needs, fresh({ months: months?.toString() }))
    })
    .post(path, set, (c) => take(c, needs))
}

function show(
  c: Context,
  needs: DisclosurePagesNeeds,
  filled: Filled,
): Response | Promise<Response> {
  const { frame, base } = insideOf(c, needs, 'home')
  const isSaved = c.req.query('done') === 'saved'
  return c.html(
    keepingPage(frame, { base, filled, isSaved }),
    filled.problems.length > 0 ? 422 : 200,
  )
}

async function take(c: Context, needs: DisclosurePagesNeeds): Promise<Response> {
  const { base, by } = insideOf(c, needs, 'home')
  const sent = await sentForm(c)
  const typed = textOf(sent, 'months')
  const isWhole = typed === undefined || (/^\d{1,3}$/.test(typed) && Number(typed) <= mostMonths)
  if (!isWhole) {
    return show(c, needs, { sent, problems: [{ field: 'months', says: monthsProblem }] })
  }
  const months = typed === undefined ? undefined : Number(typed)
  await changeKeeping(needs, { ...by, months })
  return c.redirect(`${base}/settings/disclosures?done=saved`, 303)
}
