import { Hono, type Context } from 'hono'

import { err, ok, type Result } from '#core/result.ts'
import { problemsOf, type Filled, type Problem } from '#people/pages/forms/sent.ts'
import {
  draftDoors,
  reasonProblems,
  revisingBy,
  sentText,
  withDraft,
  type AtDraft,
  type DraftingNeeds,
} from '#policies/drafting/at-draft.routes.ts'
import { doneBy, otherSave } from '#policies/drafting/clause/clause.routes.ts'
import { openFronts } from '#policies/drafting/control/front-parts.ts'
import {
  saveParts,
  type Conflict,
  type PartsNotSaved,
} from '#policies/drafting/saving/save-parts.ts'
import { unsavedPage } from '#policies/drafting/unsaved.page.ts'
import { clausesBinding } from '#rulebooks/writing/people-uses.ts'
import { notFoundPage } from '#web/problem.page.ts'

import { isWord, notOffered, offersFor, peopleLines, saysOf } from './people-offers.ts'
import { peopleFields, placesOf, readPeople } from './people-form.ts'
import { peopleIn, shownPart } from './people-parts.ts'
import { peoplePage } from './people.page.ts'
import { addWord, changesOf, mistakesIn, mistakesOf, withWord, type Word } from './save-people.ts'
import { readWord } from './new-word.ts'
import { wordsPage } from './words.page.ts'

/** Whom the words of a draft take in. */
export function peopleRoutes(needs: DraftingNeeds): Hono {
  const { see, edit } = draftDoors(needs)
  const path = '/trusts/:slug/drafts/:draft/people'
  return new Hono()
    .get(path, see, (c) =>
      withDraft(c, needs, (at) => c.html(wordsPage(at, peopleLines(needs, at.draft.source)))),
    )
    .get(`${path}/new`, edit, (c) =>
      withDraft(c, needs, (at) => {
        const filled = { sent: new URLSearchParams(), problems: [] }
        return show(c, needs, { at, name: undefined, filled })
      }),
    )
    .post(`${path}/new`, edit, (c) => withDraft(c, needs, (at) => add(c, needs, at)))
    .get(`${path}/:word`, edit, (c) =>
      withWordHere(c, needs, (at, name) => {
        const held = peopleIn(at.draft.source, name, openFronts())
        const sent = held === undefined ? new URLSearchParams() : peopleFields(held)
        return show(c, needs, { at, name, filled: { sent, problems: [] } })
      }),
    )
    .post(`${path}/:word`, edit, (c) =>
      withDraft(c, needs, (at) => save(c, needs, { at, name: c.req.param('word') })),
    )
}

function withWordHere(
  c: Context,
  needs: DraftingNeeds,
  work: (at: AtDraft, name: string) => Response | Promise<Response>,
): Promise<Response> {
  return withDraft(c, needs, (at) => {
    const name = c.req.param('word') ?? ''
    return isWord(at.draft.source, name) ? work(at, name) : c.html(notFoundPage(at.frame), 404)
  })
}

type Shown = {
  readonly at: AtDraft
  readonly name: string | undefined
  readonly filled: Filled
  readonly conflicts?: readonly Conflict[]
  readonly status?: 200 | 409 | 422
}

async function show(c: Context, needs: DraftingNeeds, shown: Shown) {
  const { at, name, filled, conflicts = [], status = 200 } = shown
  const says = saysOf(needs)
  const { source } = at.draft
  const model = {
    name,
    filled,
    offers: offersFor(needs, source, name),
    binding: name === undefined ? [] : clausesBinding(source, name),
    conflicts: conflicts.map((one) => inWords(one, says)),
    labels: Object.fromEntries(conflicts.map(({ part }) => [part.name, labelOf(part.name, says)])),
    other: conflicts.length > 0 ? await otherSave(needs, at) : undefined,
  }
  return c.html(peoplePage(at, model), status)
}

const partLabels: Readonly<Record<string, string>> = {
  clause: 'Clause that says so',
  doubtful: 'Doubtful people',
  later: 'People who join later',
}

function labelOf(part: string, says: (name: string) => string): string {
  return partLabels[part] ?? says(part.replace(/^are /, ''))
}

/** A conflict with its texts as people read them. */
function inWords(conflict: Conflict, says: (name: string) => string): Conflict {
  const shown = (text: string): string => shownPart(text, says)
  const { base, mine, theirs } = conflict
  return { ...conflict, base: shown(base), mine: shown(mine), theirs: shown(theirs) }
}

type Naming = { readonly at: AtDraft; readonly name: string }

async function save(c: Context, needs: DraftingNeeds, { at, name }: Naming) {
  const sent = await sentText(c)
  if (!isWord(at.draft.source, name)) return unsaved(c, at, { sent, why: 'gone' })
  const read = readPeople(sent)
  const wrong = [...(read.ok ? [] : read.error), ...reasonProblems(sent)]
  const again = (problems: readonly Problem[]) =>
    show(c, needs, { at, name, filled: { sent, problems }, status: 422 })
  if (!read.ok || wrong.length > 0) return again(wrong)
  const offers = offersFor(needs, at.draft.source, name)
  const roles = offers.people.map(({ value }) => value)
  const changes = changesOf(name, read.value, roles)
  const mistakes = [...notOffered(read.value, offers), ...mistakesIn(needs, at, changes)]
  if (mistakes.length > 0) return again(mistakes)
  const saved = await saveParts(needs, { ...revisingBy(at, sent), changes })
  if (saved.ok) return c.redirect(`${at.home}/people?done=${doneBy(saved.value.meeting)}`, 303)
  return notSaved(c, needs, { at, name, sent, error: saved.error })
}

type Refused = Naming & { readonly sent: URLSearchParams; readonly error: PartsNotSaved }

function notSaved(c: Context, needs: DraftingNeeds, { at, name, sent, error }: Refused) {
  if (error.type !== 'conflict') {
    const why = error.type === 'not-drafting' ? 'not-drafting' : 'gone'
    return unsaved(c, at, { sent, why })
  }
  const { current, conflicts } = error
  const problems = conflicts.map(({ part }) => ({
    field: fieldOf(part.name, sent),
    says: 'Somebody else changed this too. Settle it in this form',
  }))
  const now = { ...at, draft: current, reading: needs.readings.read(current.source) }
  return show(c, needs, { at: now, name, filled: { sent, problems }, conflicts, status: 409 })
}

/** The field at which a part is settled; of several places, the first that can be filled. */
function fieldOf(part: string, sent: URLSearchParams): string {
  if (part === 'doubtful') return placesOf(sent, 'doubt') > 0 ? 'doubt-0-why' : 'are'
  if (part === 'later') return 'later-0-who'
  return part === 'clause' ? 'clause' : 'are'
}

async function add(c: Context, needs: DraftingNeeds, at: AtDraft) {
  const sent = await sentText(c)
  const again = (problems: readonly Problem[]) =>
    show(c, needs, { at, name: undefined, filled: { sent, problems }, status: 422 })
  const word = wordSent(needs, at, sent)
  if (!word.ok) return again(word.error)
  const added = await addWord(needs, { ...revisingBy(at, sent), ...word.value })
  if (added.ok) return c.redirect(`${at.home}/people?done=word-added`, 303)
  return added.error.type === 'word-stands-already'
    ? again([{ field: 'word', says: 'The policy has this word already. Change it on its page' }])
    : unsaved(c, at, { sent, why: 'not-drafting' })
}

/** The new word of a form, or what is wrong with it. */
function wordSent(
  needs: DraftingNeeds,
  at: AtDraft,
  sent: URLSearchParams,
): Result<Word, readonly Problem[]> {
  const [name, read] = [readWord(needs, sent), readPeople(sent)]
  const wrong = [...problemsOf(name), ...(read.ok ? [] : read.error), ...reasonProblems(sent)]
  if (!name.ok || !read.ok || wrong.length > 0) return err(wrong)
  const word = { name: name.value, people: read.value }
  const written = withWord(at.draft.source, word)
  const mistakes = [
    ...notOffered(word.people, offersFor(needs, at.draft.source, undefined)),
    ...(written.ok ? mistakesOf(needs, at, { source: written.value, field: 'word' }) : []),
  ]
  return mistakes.length > 0 ? err(mistakes) : ok(word)
}

type Unsaved = { readonly sent: URLSearchParams; readonly why: 'gone' | 'not-drafting' }

function unsaved(c: Context, at: AtDraft, { sent, why }: Unsaved) {
  const labels = Object.fromEntries(
    [...sent.keys()]
      .filter((name) => name.endsWith('-why') || name === 'word' || name === 'reason')
      .map((name) => [name, name === 'reason' ? 'Why' : 'Why it is doubtful']),
  )
  return c.html(unsavedPage(at, { why, sent, labels }), 409)
}
