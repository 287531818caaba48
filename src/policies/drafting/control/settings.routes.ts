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
import { doneBy, otherSave } from '#policies/drafting/clause/clause.routes.ts'
import {
  saveParts,
  type Conflict,
  type PartChange,
  type PartsNotSaved,
} from '#policies/drafting/saving/save-parts.ts'
import { unsavedPage } from '#policies/drafting/unsaved.page.ts'
import type { Setting } from '#rulebooks/language/rulebook.ts'

import { openFronts, settingField, settingPart } from './front-parts.ts'
import { readSetting, settingFields, settingShown } from './setting-fields.ts'
import { settingsPage } from './settings.page.ts'

/** The settings of a draft. */
export function settingsRoutes(needs: DraftingNeeds): Hono {
  const { see, edit } = draftDoors(needs)
  const path = '/trusts/:slug/drafts/:draft/settings'
  return new Hono()
    .get(path, see, (c) => withDraft(c, needs, (at) => show(c, needs, { at })))
    .post(path, edit, (c) => withDraft(c, needs, (at) => save(c, needs, at)))
}

type Shown = {
  readonly at: AtDraft
  readonly filled?: Filled
  readonly conflicts?: readonly Conflict[]
  readonly status?: 200 | 409 | 422
}

async function show(c: Context, needs: DraftingNeeds, shown: Shown) {
  const { at, filled, conflicts = [], status = 200 } = shown
  const held = at.reading.edition?.rulebook.settings
  const settings = held && [...held.values()]
  const fields = Object.fromEntries(
    (settings ?? []).flatMap((one) => Object.entries(settingFields(one))),
  )
  const other = conflicts.length > 0 ? await otherSave(needs, at) : undefined
  const model = { settings, filled: filled ?? fresh(fields), conflicts, other }
  return c.html(settingsPage(at, model), status)
}

async function save(c: Context, needs: DraftingNeeds, at: AtDraft) {
  const sent = await sentText(c)
  const settings = [...(at.reading.edition?.rulebook.settings.values() ?? [])]
  const read = readAll(needs, settings, sent)
  const wrong = [...read.problems, ...reasonProblems(sent)]
  const problems = wrong.length > 0 ? wrong : mistakesMade(needs, at, read.changes)
  if (problems.length > 0) return show(c, needs, { at, filled: { sent, problems }, status: 422 })
  const saved = await saveParts(needs, { ...revisingBy(at, sent), changes: read.changes })
  if (saved.ok) return c.redirect(`${at.home}/settings?done=${doneBy(saved.value.meeting)}`, 303)
  return notSaved(c, needs, { at, sent, error: saved.error })
}

/** The settings that a form speaks of; one that was added since it was shown stays as it is. */
function readAll(needs: DraftingNeeds, settings: readonly Setting[], sent: URLSearchParams) {
  const fronts = openFronts()
  const asked = settings.filter(({ name }) => sent.has(settingField(name)))
  const read = asked.map((setting) => ({ setting, text: readSetting(setting, sent) }))
  const changes: readonly PartChange[] = read.flatMap(({ setting, text }) =>
    text.ok
      ? [
          {
            part: settingPart(setting.name, { fronts, readings: needs.readings }),
            text: text.value,
          },
        ]
      : [],
  )
  return { changes, problems: read.flatMap(({ text }) => (text.ok ? [] : [text.error])) }
}

/** What the values would break in the draft, such as a name there is not; told before they are saved. */
function mistakesMade(
  needs: DraftingNeeds,
  { draft, reading }: AtDraft,
  changes: readonly PartChange[],
): readonly Problem[] {
  const changed = changes.filter(({ part, text }) => part.read(draft.source) !== text)
  const written = changed.reduce((source, { part, text }) => {
    const next = part.write(source, text)
    return next.ok ? next.value : source
  }, draft.source)
  if (reading.edition === undefined || needs.readings.read(written).edition) return []
  const field = changed[0]?.part.name ?? 'reason'
  return needs.readings
    .read(written)
    .mistakes.slice(0, 3)
    .map(({ says }) => ({ field, says }))
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
      field: part.name,
      says: 'Somebody else changed this setting too. Settle it in this form',
    }))
    const now = { ...at, draft: current, reading: needs.readings.read(current.source) }
    return show(c, needs, {
      at: now,
      filled: { sent, problems },
      conflicts: conflicts.map(inWords),
      status: 409,
    })
  }
  const labels = Object.fromEntries(
    [...sent.keys()].filter((name) => name.startsWith('set-')).map((name) => [name, name]),
  )
  const why = error.type === 'not-drafting' ? 'not-drafting' : 'gone'
  return c.html(unsavedPage(at, { why, sent, labels }), 409)
}

/** A conflict with its texts as people read them. */
function inWords(conflict: Conflict): Conflict {
  const { base, mine, theirs } = conflict
  const [one, two, three] = [base, mine, theirs].map(settingShown)
  return { ...conflict, base: one ?? '', mine: two ?? '', theirs: three ?? '' }
}
