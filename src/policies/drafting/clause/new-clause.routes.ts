import { Hono, type Context } from 'hono'

import { fresh, type Filled, type Problem } from '#people/pages/forms/sent.ts'
import {
  draftDoors,
  reasonProblems,
  revisingBy,
  sentText,
  withDraft,
  type AtDraft,
  type DraftingNeeds,
} from '#policies/drafting/at-draft.routes.ts'
import { addNewClause, type NotArranged } from '#policies/drafting/saving/arrange.ts'
import { unsavedPage } from '#policies/drafting/unsaved.page.ts'
import type { Spot } from '#rulebooks/writing/clauses.ts'

import { clauseText, nextId, spotNamed, spotsIn } from './new-clause.ts'
import { newClausePage } from './new-clause.page.ts'

/** Adding a clause to a draft. */
export function newClauseRoutes(needs: DraftingNeeds): Hono {
  const { edit } = draftDoors(needs)
  const path = '/trusts/:slug/drafts/:draft/clauses/new'
  return new Hono()
    .get(path, edit, (c) =>
      withDraft(c, needs, (at) => {
        const after = c.req.query('after') ?? ''
        const place = after === '' ? '' : `after:${after}`
        return show(c, at, fresh({ place, ...numberFor(at, place) }))
      }),
    )
    .post(path, edit, (c) => withDraft(c, needs, (at) => save(c, needs, at)))
}

function numberFor(at: AtDraft, place: string): { readonly number?: string } {
  const spot = spotNamed(at.draft.source, place)
  if (spot === undefined) return {}
  return { number: nextId(at.draft.source, spot, codeOf(at)).slice(4) }
}

/** The code that begins every clause id of the draft. */
function codeOf({ draft, trust }: AtDraft): string {
  return /^trust:\s*['"]?([A-Z]{3})/m.exec(draft.source)?.[1] ?? trust.code
}

function show(c: Context, at: AtDraft, filled: Filled) {
  const status = filled.problems.length > 0 ? 422 : 200
  const model = { filled, code: codeOf(at), places: spotsIn(at.draft.source) }
  return c.html(newClausePage(at, model), status)
}

async function save(c: Context, needs: DraftingNeeds, at: AtDraft) {
  const sent = await sentText(c)
  const read = readClause(at, sent)
  const again = (problems: readonly Problem[]) => show(c, at, { sent, problems })
  if (read.problems.length > 0 || read.at === undefined) return again(read.problems)
  const added = await addNewClause(needs, {
    ...revisingBy(at, sent),
    at: read.at,
    source: clauseText(read),
  })
  if (added.ok) return c.redirect(`${at.home}/clauses/${read.id}?done=added`, 303)
  if (added.error.type === 'not-drafting') {
    return c.html(unsavedPage(at, { why: 'not-drafting', sent, labels }), 409)
  }
  return again([problemOf(added.error)])
}

const notWords = 'The words cannot hold a line that begins with #, ## or three backticks'

const labels = { title: 'Title', words: 'Words' } as const

function readClause(at: AtDraft, sent: URLSearchParams) {
  const typed = (name: string): string => (sent.get(name) ?? '').trim()
  const place: Spot | undefined = spotNamed(at.draft.source, typed('place'))
  const isNumber = /^[A-Z]?\d{1,3}\.\d{1,3}$/.test(typed('number'))
  const wrong: readonly (readonly [boolean, Problem])[] = [
    [place === undefined, { field: 'place', says: 'Select where the clause stands' }],
    [!isNumber, { field: 'number', says: 'Enter a number such as 4.12' }],
    [typed('words') === '', { field: 'words', says: 'Enter the words of the clause' }],
    // A block among the words would be a rule that nobody has confirmed.
    [/^(?:##? |```)/m.test(typed('words')), { field: 'words', says: notWords }],
  ]
  return {
    at: place,
    id: `${codeOf(at)}-${typed('number')}`,
    title: typed('title').replaceAll(/\s+/g, ' '),
    words: typed('words'),
    shows: 'the clause stands in the policy',
    problems: [...wrong.flatMap(([is, one]) => (is ? [one] : [])), ...reasonProblems(sent)],
  }
}

function problemOf(error: NotArranged): Problem {
  if (error.type === 'clause-stands-already') {
    return { field: 'number', says: 'Another clause has this number' }
  }
  if (error.type === 'not-one-clause' || error.type === 'breaks-document') {
    return { field: 'words', says: notWords }
  }
  return { field: 'place', says: 'This place is no longer there. Select another' }
}
