import { Hono, type Context } from 'hono'

import type { Problem } from '#people/pages/forms/sent.ts'
import {
  draftDoors,
  reasonProblems,
  revisingBy,
  sentText,
  withDraft,
  type AtDraft,
  type DraftingNeeds,
} from '#policies/drafting/at-draft.routes.ts'
import { examplesPart, joinBlocks } from '#policies/drafting/saving/parts.ts'
import { saveParts, type PartsNotSaved } from '#policies/drafting/saving/save-parts.ts'
import { unsavedPage } from '#policies/drafting/unsaved.page.ts'
import { runExample } from '#rulebooks/examples.ts'
import { blockTexts } from '#rulebooks/writing/blocks.ts'

import { clauseHere } from './clause-model.ts'
import { doneBy, otherSave, withClause, type AboutClause } from './clause.routes.ts'
import { exampleFromLines, exampleLines } from './example-text.ts'
import { examplesPage, type ExamplesModel } from './examples.page.ts'

/** The worked examples of a clause, as lines in a form. */
export function examplesRoutes(needs: DraftingNeeds): Hono {
  const { edit } = draftDoors(needs)
  const path = '/trusts/:slug/drafts/:draft/clauses/:clause/examples'
  return new Hono()
    .get(path, edit, (c) =>
      withClause(c, needs, (at, here) => c.html(examplesPage(at, freshModel({ at, here })))),
    )
    .post(path, edit, (c) => withDraft(c, needs, (at) => save(c, needs, at)))
}

function freshModel({ at, here }: AboutClause): ExamplesModel {
  const { id } = here.place
  const blocks = blockTexts(at.draft.source, id, 'example')
  const sent = new URLSearchParams(blocks.map((block, i) => [nameOf(i), exampleLines(block)]))
  return modelOf({ at, here }, { sent, problems: [] })
}

type Filled = { readonly sent: URLSearchParams; readonly problems: readonly Problem[] }

function modelOf({ at, here }: AboutClause, filled: Filled): ExamplesModel {
  const { id, title, words } = here.place
  const { edition } = at.reading
  const examples = edition?.rulebook.clauses.get(id)?.examples ?? []
  return {
    id,
    title,
    words,
    filled,
    count: countIn(filled.sent) + 1,
    results: edition ? examples.map((example) => runExample(edition, example)) : [],
  }
}

function nameOf(index: number): string {
  return `example-${index}`
}

/** More than anyone writes for one clause. */
const most = 60

function countIn(sent: URLSearchParams): number {
  const last = Array.from({ length: most }, (_, i) => i).findLastIndex((i) =>
    (sent.get(nameOf(i)) ?? '').trim(),
  )
  return Math.min(last + 1, most - 1)
}

async function save(c: Context, needs: DraftingNeeds, at: AtDraft) {
  const sent = await sentText(c)
  const id = c.req.param('clause') ?? ''
  const here = clauseHere(at.draft.source, id)
  if (here === undefined)
    return c.html(unsavedPage(at, { why: 'gone', sent, labels: labelsOf(sent) }), 409)
  const read = readExamples(sent, blockTexts(at.draft.source, id, 'example'))
  const problems = [...read.problems, ...reasonProblems(sent)]
  if (problems.length > 0) {
    return c.html(examplesPage(at, modelOf({ at, here }, { sent, problems })), 422)
  }
  const saved = await saveParts(needs, {
    ...revisingBy(at, sent),
    changes: [{ part: examplesPart(id), text: joinBlocks(read.blocks) }],
  })
  if (saved.ok) {
    const done = doneBy(saved.value.meeting)
    return c.redirect(`${at.home}/clauses/${id}?done=${done}#examples`, 303)
  }
  return notSaved(c, needs, { at, sent, error: saved.error })
}

function labelsOf(sent: URLSearchParams): Readonly<Record<string, string>> {
  const names = Array.from({ length: countIn(sent) }, (_, i) => nameOf(i))
  return Object.fromEntries(names.map((name, i) => [name, `Example ${i + 1}`]))
}

/** The examples of a form as blocks; those left empty are taken out. */
function readExamples(sent: URLSearchParams, held: readonly string[]) {
  const typed = Array.from({ length: countIn(sent) }, (_, i) => ({
    field: nameOf(i),
    text: (sent.get(nameOf(i)) ?? '').trim(),
    before: held[i] ?? '',
  })).filter(({ text }) => text !== '')
  const read = typed.map((one) => ({ ...one, block: exampleFromLines(one.text, one.before) }))
  return {
    blocks: read.flatMap(({ block }) => (block.ok ? [block.value] : [])),
    problems: read.flatMap(({ field, block }) =>
      block.ok ? [] : [{ field, says: block.error.join('. ') }],
    ),
  }
}

type Unsaved = {
  readonly at: AtDraft
  readonly sent: URLSearchParams
  readonly error: PartsNotSaved
}

async function notSaved(c: Context, needs: DraftingNeeds, { at, sent, error }: Unsaved) {
  const id = c.req.param('clause') ?? ''
  if (error.type === 'conflict') {
    const { current, conflicts } = error
    const now = { ...at, draft: current, reading: needs.readings.read(current.source) }
    const here = clauseHere(current.source, id)
    const problems = [
      {
        field: nameOf(0),
        says: 'Somebody else changed these examples too. Settle them in this form',
      },
    ]
    if (here) {
      const other = await otherSave(needs, now)
      const model = modelOf({ at: now, here }, { sent, problems })
      return c.html(examplesPage(now, { ...model, conflicts, other }), 409)
    }
  }
  const why = error.type === 'not-drafting' ? 'not-drafting' : 'gone'
  return c.html(unsavedPage(at, { why, sent, labels: labelsOf(sent) }), 409)
}
