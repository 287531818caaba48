import { Hono, type Context } from 'hono'

import { fresh, problemsOf, type Filled } from '#people/pages/forms/sent.ts'
import {
  draftDoors,
  reasonProblems,
  revisingBy,
  sentText,
  withDraft,
  type AtDraft,
  type DraftingNeeds,
} from '#policies/drafting/at-draft.routes.ts'
import { unsavedPage } from '#policies/drafting/unsaved.page.ts'
import { usesOf } from '#rulebooks/writing/people-uses.ts'
import { notFoundPage } from '#web/problem.page.ts'

import { renameWord, takeWordOut, type WordNotChanged } from './change-word.ts'
import { readWord } from './new-word.ts'
import { wordShown } from './people-form.ts'
import { isWord } from './people-offers.ts'
import { wordPage } from './word.page.ts'

/** Renaming a word for people of a draft, and taking it out. */
export function wordRoutes(needs: DraftingNeeds): Hono {
  const { edit } = draftDoors(needs)
  const path = '/trusts/:slug/drafts/:draft/people/:word'
  const named = (c: Context, work: (naming: Naming) => Response | Promise<Response>) =>
    withDraft(c, needs, (at) => work({ at, name: c.req.param('word') ?? '' }))
  return new Hono()
    .get(`${path}/name`, edit, (c) => named(c, (naming) => begin(c, naming)))
    .post(`${path}/name`, edit, (c) => named(c, (naming) => rename(c, needs, naming)))
    .post(`${path}/remove`, edit, (c) => named(c, (naming) => remove(c, needs, naming)))
}

type Naming = { readonly at: AtDraft; readonly name: string }

function begin(c: Context, { at, name }: Naming) {
  return isWord(at.draft.source, name)
    ? show(c, { at, name }, fresh({ word: wordShown(name) }))
    : c.html(notFoundPage(at.frame), 404)
}

function show(c: Context, { at, name }: Naming, filled: Filled) {
  const uses = usesOf(at.draft.source, name)
  return c.html(wordPage(at, { name, uses, filled }), filled.problems.length > 0 ? 422 : 200)
}

async function rename(c: Context, needs: DraftingNeeds, { at, name }: Naming) {
  const sent = await sentText(c)
  const to = readWord(needs, sent)
  const problems = [...problemsOf(to), ...reasonProblems(sent)]
  if (!to.ok || problems.length > 0) return show(c, { at, name }, { sent, problems })
  const renamed = await renameWord(needs, { ...revisingBy(at, sent), name, to: to.value })
  if (renamed.ok) return c.redirect(`${at.home}/people?done=word-renamed`, 303)
  return notChanged(c, { at, name }, { sent, error: renamed.error })
}

async function remove(c: Context, needs: DraftingNeeds, { at, name }: Naming) {
  const sent = await sentText(c)
  const reason = `Took out the word “${wordShown(name)}”`
  const removed = await takeWordOut(needs, { ...revisingBy(at, sent), reason, name })
  if (removed.ok) return c.redirect(`${at.home}/people?done=word-removed`, 303)
  return notChanged(c, { at, name }, { sent, error: removed.error })
}

type Refused = { readonly sent: URLSearchParams; readonly error: WordNotChanged }

function notChanged(c: Context, { at, name }: Naming, { sent, error }: Refused) {
  const again = (field: string, says: string) =>
    show(c, { at, name }, { sent, problems: [{ field, says }] })
  if (error.type === 'in-use') return again('uses', inUse(error.uses.clauses, error.uses.words))
  if (error.type === 'word-stands-already') {
    return again('word', 'The policy has this word already. Enter another')
  }
  const why = error.type === 'not-drafting' ? 'not-drafting' : 'gone'
  return c.html(unsavedPage(at, { why, sent, labels: { word: 'New word', reason: 'Why' } }), 409)
}

function inUse(clauses: readonly string[], words: readonly string[]): string {
  const by = [...clauses, ...words.map((word) => `“${wordShown(word)}”`)]
  return `The word is still used by ${by.join(', ')}`
}
