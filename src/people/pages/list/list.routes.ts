import { Hono, type Context } from 'hono'

import { isId } from '#core/ids.ts'
import { isShownKind } from '#people/kind-words.ts'
import { listPeople, type PeopleSought } from '#people/looking/list-people.ts'
import { wordsOfName } from '#people/looking/words-of-name.ts'
import { atPeople, type PeopleNeeds } from '#people/pages/at-people.routes.ts'
import { listSchools } from '#people/schools/list-schools.ts'
import { pageAsked } from '#web/paging/page-asked.ts'

import { listPage } from './list.page.ts'

/** The people a visitor may see: looked for by name, kind and school. */
export function listRoutes(needs: PeopleNeeds): Hono {
  return new Hono().get('/trusts/:slug/people', needs.door.may('list-people'), (c) =>
    showList(c, needs),
  )
}

async function showList(c: Context, needs: PeopleNeeds) {
  const at = atPeople(c, needs, 'people')
  const schools = await listSchools(needs, at.trust)
  const looked = soughtIn(c)
  const [kind = '', schoolId = ''] = [c.req.query('kind'), c.req.query('school')]
  const sought: PeopleSought = {
    words: wordsOfName(looked),
    kind: isShownKind(kind) ? kind : undefined,
    schoolId: isId(schoolId) ? schoolId : undefined,
  }
  const page = pageAsked(c)
  const found = await listPeople(needs, { visitor: at.visitor, sought, page })
  const may = {
    add: needs.door.can(c, 'add-person'),
    import: needs.door.can(c, 'import-people'),
  }
  return c.html(listPage(at.frame, { ...at, ...found, looked, sought, schools, may }))
}

/** What was typed into a search box. */
export function soughtIn(c: Context): string {
  return (c.req.query('q') ?? '').replaceAll('\0', '').trim().slice(0, 100)
}
