import { Hono, type Context } from 'hono'

import { isId } from '#core/ids.ts'
import { schoolNames } from '#people/pages/stay-words.ts'
import { listSchools } from '#people/schools/list-schools.ts'
import type { SealedEdition } from '#rulebooks/library.ts'
import {
  countByRole,
  countBySchool,
  soughtAmong,
  type Sought,
} from '#training/outstanding/counts.ts'
import { noteLooking } from '#training/outstanding/note-looking.ts'
import { seenPlaces } from '#training/outstanding/seen-places.ts'
import { standings, type PersonStanding, type Standings } from '#training/outstanding/standings.ts'
import { writeCsv } from '#training/outstanding/write-csv.ts'
import {
  asked,
  atTraining,
  noPolicyPage,
  type AtTraining,
  type TrainingNeeds,
} from '#training/pages/at-training.routes.ts'
import { trainingThing } from '#training/pages/training-thing.routes.ts'
import { doing, titleOf } from '#training/pages/item-words.ts'
import { pageAsked } from '#web/paging/page-asked.ts'

import { outstandingPage, stateNames } from './outstanding.page.ts'

/** Who has still to read, sign and learn, for those who may see it: as a page and for a spreadsheet. */
export function outstandingRoutes(needs: TrainingNeeds): Hono {
  const see = needs.door.may('see-reading')
  return new Hono()
    .get('/trusts/:slug/reading/outstanding', see, (c) => withPeople(c, needs, showPage))
    .get('/trusts/:slug/reading/outstanding.csv', see, (c) => withPeople(c, needs, sendCsv))
}

type Found = Standings & { readonly at: AtTraining; readonly sought: Sought }
type Show = (c: Context, needs: TrainingNeeds, found: Found) => Promise<Response>

async function withPeople(c: Context, needs: TrainingNeeds, show: Show): Promise<Response> {
  const at = atTraining(c, needs)
  const { trust, today, visitor } = at
  const found = await standings(needs, { trust, today, places: seenPlaces(visitor) })
  if (found === undefined) return c.html(noPolicyPage(at.frame))
  return show(c, needs, { ...found, at, sought: soughtIn(c) })
}

function soughtIn(c: Context): Sought {
  const [schoolId, role, state, key] = ['school', 'role', 'state', 'what'].map((name) =>
    asked(c, name),
  )
  return {
    schoolId: schoolId !== undefined && isId(schoolId) ? schoolId : undefined,
    role: role || undefined,
    state: isState(state) ? state : undefined,
    key: key || undefined,
  }
}

function isState(word: string | undefined): word is NonNullable<Sought['state']> {
  return word !== undefined && Object.hasOwn(stateNames, word)
}

const onPage = 25

async function showPage(c: Context, needs: TrainingNeeds, { at, reading, people, sought }: Found) {
  const found = soughtAmong(people, sought)
  const pages = Math.max(1, Math.ceil(found.length / onPage))
  const page = Math.min(pages, pageAsked(c))
  const { edition } = reading
  await note(needs, at, { action: 'reading.listed', count: found.length, sought })
  const model = {
    base: at.base,
    rulebook: edition.rulebook,
    names: schoolNames(await listSchools(needs, at.trust)),
    roleWords: roleWordsOf(edition),
    bySchool: countBySchool(people),
    byRole: countByRole(people),
    keys: [...new Set(reading.reading.requirements.map(({ key }) => key))],
    sought,
    people: found.slice((page - 1) * onPage, page * onPage),
    count: found.length,
    page,
    pages,
    mayRecord: needs.door.can(c, 'record-training', trainingThing(c)),
  }
  return c.html(outstandingPage(at.frame, model))
}

/** The name of a word of `actor.role`. */
export function roleWordsOf({ vocabulary }: SealedEdition): (role: string) => string {
  const words = vocabulary.facts.get('actor.role')?.words
  return (role) => words?.get(role)?.says ?? role
}

type Noting = {
  readonly action: 'reading.listed' | 'reading.exported'
  readonly count: number
  readonly sought: Sought
}

function note(needs: TrainingNeeds, { by }: AtTraining, { action, count, sought }: Noting) {
  const { schoolId, role, state, key } = sought
  return noteLooking(needs, { ...by, action, count, sought: { schoolId, role, state, what: key } })
}

const heads = ['Name', 'Role', 'School', 'How they stand', 'What waits', 'By', 'Clauses'] as const

async function sendCsv(c: Context, needs: TrainingNeeds, { at, reading, people, sought }: Found) {
  const { edition } = reading
  const found = soughtAmong(people, sought)
  await note(needs, at, { action: 'reading.exported', count: found.length, sought })
  const names = schoolNames(await listSchools(needs, at.trust))
  const roleWords = roleWordsOf(edition)
  const rows = found.flatMap((one) => linesOf(one, { names, roleWords, edition }))
  c.header('Content-Type', 'text/csv; charset=utf-8')
  c.header('Content-Disposition', `attachment; filename="${at.trust.slug}-reading.csv"`)
  return c.body(writeCsv([heads, ...rows]))
}

type Named = {
  readonly names: ReadonlyMap<string, string>
  readonly roleWords: (role: string) => string
  readonly edition: SealedEdition
}

/** A line for each thing that waits; one line for whoever has done everything. */
function linesOf(
  one: PersonStanding,
  { names, roleWords, edition }: Named,
): readonly (readonly string[])[] {
  const schools = one.schools.map((id) => names.get(id) ?? id).join('; ')
  const person = [one.name, one.roles.map(roleWords).join('; '), schools, stateNames[one.state]]
  if (one.owed.length === 0) return [[...person, '', '', '']]
  return one.owed.map(({ asks, key, due, askedBy }) => [
    ...person,
    `${doing[asks]}: ${titleOf(key, edition.rulebook)}`,
    due ?? '',
    askedBy.join('; '),
  ])
}
