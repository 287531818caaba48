import { Hono, type Context } from 'hono'

import { fresh, type Filled, type Problem } from '#people/pages/forms/sent.ts'
import {
  baseOf,
  draftDoors,
  reasonProblems,
  revisingBy,
  sentText,
  withDraft,
  type AtDraft,
  type DraftingNeeds,
} from '#policies/drafting/at-draft.routes.ts'
import { doneBy, otherSave } from '#policies/drafting/clause/clause.routes.ts'
import { reviseDraft } from '#policies/drafting/saving/revise-draft.ts'
import {
  saveParts,
  type Conflict,
  type PartsNotSaved,
} from '#policies/drafting/saving/save-parts.ts'
import { unsavedPage } from '#policies/drafting/unsaved.page.ts'
import type { SealedEdition } from '#rulebooks/library.ts'
import { addHistory } from '#rulebooks/writing/control.ts'

import { controlPage, rightWords, type RightNext } from './control.page.ts'
import { controlPart, controlText, openFronts, type ControlLine } from './front-parts.ts'
import { numberRefused, rightNumbers } from './numbering.ts'
import { controlFields, readControl, readHistory } from './read-control.ts'

/** Document control of a draft, and the rows of its history. */
export function controlRoutes(needs: DraftingNeeds): Hono {
  const { see, edit } = draftDoors(needs)
  const path = '/trusts/:slug/drafts/:draft/control'
  return new Hono()
    .get(path, see, (c) => withDraft(c, needs, (at) => show(c, needs, { at })))
    .post(path, edit, (c) => withDraft(c, needs, (at) => save(c, needs, at)))
    .post(`${path}/history`, edit, (c) => withDraft(c, needs, (at) => addRow(c, needs, at)))
}

type Shown = {
  readonly at: AtDraft
  readonly filled?: Filled
  readonly row?: Filled
  readonly conflicts?: readonly Conflict[]
  readonly status?: 200 | 409 | 422
}

async function show(c: Context, needs: DraftingNeeds, shown: Shown) {
  const { at, conflicts = [], status = 200 } = shown
  const { numbering, history, historyNeeds } = at.reading.edition?.rulebook.control ?? unread
  const model = {
    scheme: numbering,
    history,
    historyNeeds,
    right: await rightNext(needs, at),
    filled: shown.filled ?? fresh(controlFields(at.draft.source, openFronts())),
    row: shown.row ?? fresh(),
    conflicts,
    other: conflicts.length > 0 ? await otherSave(needs, at) : undefined,
  }
  return c.html(controlPage(at, model), status)
}

/** What is shown of a draft that cannot be read yet. */
const unread = { numbering: { scheme: 'none' }, history: [], historyNeeds: undefined } as const

/** The edition whose clauses say how a draft is numbered: the one it began from, or its own text. */
async function schemeOf(needs: DraftingNeeds, at: AtDraft) {
  return (await baseOf(needs, at)) ?? at.reading.edition
}

/** The numbers that would be right next: for a draft, and for the edition once it is approved. */
async function rightNext(needs: DraftingNeeds, at: AtDraft): Promise<RightNext> {
  const scheme = await schemeOf(needs, at)
  const none = { draft: [], approved: [] }
  if (scheme === undefined) return none
  const [draft, approved] = eventsOf(at, scheme).map((asked) => rightNumbers(scheme, asked))
  return { draft: draft ?? [], approved: approved ?? [] }
}

/** A draft counts on from its own number, the edition it becomes from the one in force. */
function eventsOf(at: AtDraft, scheme: SealedEdition) {
  const { today, draft } = at
  const now = controlText(draft.source, 'edition', openFronts())
  const before = draft.baseSeal === undefined ? undefined : scheme.rulebook.control.edition
  return [
    { event: 'draft-saved', current: now, today },
    { event: 'approved', current: before, today },
    // Back to the first number of the draft, where one was given too early.
    { event: 'draft-saved', current: before, today },
  ] as const
}

async function save(c: Context, needs: DraftingNeeds, at: AtDraft) {
  const sent = await sentText(c)
  const read = readControl(sent)
  const wrong = [...(read.ok ? [] : read.error), ...reasonProblems(sent)]
  const problems = read.ok ? [...wrong, ...(await numberProblems(needs, at, read.value))] : wrong
  if (!read.ok || problems.length > 0) {
    return show(c, needs, { at, filled: { sent, problems }, status: 422 })
  }
  const fronts = openFronts()
  const saved = await saveParts(needs, {
    ...revisingBy(at, sent),
    changes: lines.map((line) => ({ part: controlPart(line, fronts), text: read.value[line] })),
  })
  if (saved.ok) return c.redirect(`${at.home}/control?done=${doneBy(saved.value.meeting)}`, 303)
  return notSaved(c, needs, { at, sent, error: saved.error })
}

const lines = [
  'title',
  'edition',
  'from',
  'approver',
  'approved',
  'due',
  'review',
  'months',
  'owner',
] as const satisfies readonly ControlLine[]

/** What the trust's own scheme says against a number, with what would be right. */
async function numberProblems(
  needs: DraftingNeeds,
  at: AtDraft,
  { edition: proposed }: Readonly<Record<ControlLine, string>>,
): Promise<readonly Problem[]> {
  const scheme = await schemeOf(needs, at)
  if (scheme === undefined) return []
  const [refused, ...more] = eventsOf(at, scheme).map((asked) =>
    numberRefused(scheme, { ...asked, proposed }),
  )
  if (refused === undefined || more.includes(undefined)) return []
  const cited = refused.clauses.length > 0 ? ` (${refused.clauses.join(', ')})` : ''
  const right = rightWords(await rightNext(needs, at))
  return [{ field: 'edition', says: `${refused.why}${cited}${right === '' ? '' : `. ${right}`}` }]
}

type Unsaved = {
  readonly at: AtDraft
  readonly sent: URLSearchParams
  readonly error: PartsNotSaved
}

function notSaved(c: Context, needs: DraftingNeeds, { at, sent, error }: Unsaved) {
  if (error.type === 'conflict') {
    const { current, conflicts } = error
    const problems = conflicts.map(({ part }) => ({
      field: part.name === 'from' || part.name === 'due' ? `${part.name}-day` : part.name,
      says: 'Somebody else changed this line too. Settle it in this form',
    }))
    const now = { ...at, draft: current, reading: needs.readings.read(current.source) }
    return show(c, needs, { at: now, filled: { sent, problems }, conflicts, status: 409 })
  }
  const labels = Object.fromEntries(lines.map((line) => [line, line]))
  const why = error.type === 'not-drafting' ? 'not-drafting' : 'gone'
  return c.html(unsavedPage(at, { why, sent, labels }), 409)
}

async function addRow(c: Context, needs: DraftingNeeds, at: AtDraft) {
  const sent = await sentText(c)
  const row = readHistory(sent, at.reading.edition?.rulebook.control.historyNeeds)
  if (!row.ok) return show(c, needs, { at, row: { sent, problems: row.error }, status: 422 })
  const reason = `Row of history: ${row.value.on}, ${row.value.summary}`.slice(0, 300)
  const added = await reviseDraft(needs, { ...revisingBy(at, sent), reason }, ({ current }) =>
    addHistory(current.source, row.value),
  )
  if (added.ok) return c.redirect(`${at.home}/control?done=saved`, 303)
  const labels = { on: 'Date', author: 'Written by', summary: 'What changed', by: 'Approved by' }
  return c.html(unsavedPage(at, { why: 'not-drafting', sent, labels }), 409)
}
