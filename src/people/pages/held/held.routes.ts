import { Hono, type Context } from 'hono'

import { asJson, type Held, whatIsHeld } from '#people/held/what-is-held.ts'
import {
  type AtPeople,
  atPeople,
  gone,
  idIn,
  loadPerson,
  type PeopleNeeds,
} from '#people/pages/at-people.routes.ts'
import { schoolNames } from '#people/pages/stay-words.ts'
import { listSchools } from '#people/schools/list-schools.ts'

import { heldPage } from './held.page.ts'

/** What is held about oneself; and, for an answer to a records request, about another person. */
export function heldRoutes(needs: PeopleNeeds): Hono {
  const own = needs.door.may('see-held-about-oneself')
  const others = needs.door.may('export-held-about-person', loadPerson(needs))
  const trust = '/trusts/:slug'
  return new Hono()
    .get(`${trust}/account/held`, own, (c) => {
      const at = atPeople(c, needs, 'account')
      return show(c, needs, { at, personId: at.visitor.personId, isOwn: true })
    })
    .get(`${trust}/account/held.json`, own, (c) => {
      const at = atPeople(c, needs, 'account')
      return download(c, needs, { at, personId: at.visitor.personId })
    })
    .get(`${trust}/people/:id/held`, others, (c) => {
      const at = atPeople(c, needs, 'people')
      return show(c, needs, { at, personId: idIn(c), isOwn: false })
    })
    .get(`${trust}/people/:id/held.json`, others, (c) =>
      download(c, needs, { at: atPeople(c, needs, 'people'), personId: idIn(c) }),
    )
}

type About = { readonly at: AtPeople; readonly personId: string }

async function show(
  c: Context,
  needs: PeopleNeeds,
  { at, personId, isOwn }: About & { readonly isOwn: boolean },
) {
  const held = await whatIsHeld(needs, { ...at.by, personId })
  if (held === undefined) return gone(c, at)
  const names = schoolNames(await listSchools(needs, at.trust))
  return c.html(heldPage(at.frame, { ...at, held, names, isOwn }))
}

async function download(c: Context, needs: PeopleNeeds, { at, personId }: About) {
  const held = await whatIsHeld(needs, { ...at.by, personId, isExport: true })
  if (held === undefined) return gone(c, at)
  c.header('content-disposition', `attachment; filename="${fileName(held)}"`)
  c.header('content-type', 'application/json; charset=UTF-8')
  return c.body(JSON.stringify(asJson(held), undefined, 2))
}

/** Without a name, as it lies among other files. */
function fileName({ personId, heldAt }: Held): string {
  return `held-about-${personId}-${heldAt.slice(0, 10)}.json`
}
