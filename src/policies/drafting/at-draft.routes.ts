import type { Context } from 'hono'

import { trustOf } from '#access/at-door.routes.ts'
import type { Door, Load } from '#access/door.routes.ts'
import { type Inside, insideOf } from '#access/inside.routes.ts'
import type { Thing } from '#access/thing.ts'
import type { Clock } from '#core/clock.ts'
import { dayOf, type IsoDay } from '#core/iso-day.ts'
import type { Db } from '#db/db.ts'
import { namesOf } from '#people/names/names-of.ts'
import type { Problem } from '#people/pages/forms/sent.ts'
import type { Draft } from '#policies/drafts/draft.ts'
import { findDraft } from '#policies/drafts/find-draft.ts'
import type { Readiness } from '#policies/drafts/readiness.ts'
import type { Readings } from '#policies/drafts/readings.ts'
import type { EditionLine } from '#policies/editions/edition-line.ts'
import type { Shelf } from '#policies/shelf.ts'
import type { Library, SealedEdition } from '#rulebooks/library.ts'
import type { Html } from '#web/html.ts'
import type { Themes } from '#web/load-themes.ts'
import { notFoundPage } from '#web/problem.page.ts'
import { sentForm } from '#web/post-form.ts'

import { howDraftsStand } from './begin/how-drafts-stand.ts'
import type { Revising } from './saving/revise-draft.ts'
import { draftTabs, type DraftTab } from './draft-tabs.page.ts'

/** What the pages on which a policy is written need. */
export type DraftingNeeds = {
  readonly db: Db
  readonly clock: Clock
  readonly themes: Themes
  readonly demo: boolean
  readonly door: Door
  readonly shelf: Shelf
  readonly library: Library
  readonly readings: Readings
}

/** Where a page about a draft stands, the draft, and what its text says. */
export type AtDraft = Inside & {
  readonly draft: Draft
  readonly reading: Readiness
  /** The address of the draft. */
  readonly home: string
  readonly today: IsoDay
  /** How the edition that it became stands today. */
  readonly stands: EditionLine | undefined
  /** Whoever asks may change the draft, and it can be changed. */
  readonly mayEdit: boolean
  readonly mayConfirm: boolean
  readonly done: string | undefined
  readonly tabs: (current: DraftTab | undefined) => Html
}

/** A draft as a thing of its trust; what one school adds is that school's. */
function draftAsThing(trustId: string, { schoolId }: Pick<Draft, 'schoolId'>): Thing {
  return { type: 'Trust', trustId, schools: schoolId === undefined ? [] : [schoolId] }
}

/** The draft whose id stands in the address, for the door. */
export function loadDraft(needs: Pick<DraftingNeeds, 'db'>): Load {
  return async (c) => {
    const trustId = trustOf(c)?.trustId
    if (trustId === undefined) return undefined
    const draft = await findDraft(needs, { trustId, draftId: draftIdIn(c) })
    return draft && draftAsThing(trustId, draft)
  }
}

/** The ways to the pages of a draft, at the door: for who may see it, and for who may change it. */
export function draftDoors({ door, db }: Pick<DraftingNeeds, 'db' | 'door'>) {
  const load = loadDraft({ db })
  return { see: door.may('see-drafts', load), edit: door.may('edit-draft', load) }
}

/** The id of the draft in the address. */
export function draftIdIn(c: Context): string {
  return c.req.param('draft') ?? ''
}

/** Does something about the trust's draft in the address; what a school adds is written elsewhere. */
export async function withDraft(
  c: Context,
  needs: DraftingNeeds,
  work: (at: AtDraft) => Response | Promise<Response>,
): Promise<Response> {
  const inside = insideOf(c, needs, 'drafts')
  const { trustId } = inside.trust
  const draft = await findDraft(needs, { trustId, draftId: draftIdIn(c) })
  if (draft === undefined || draft.kind !== 'trust') return c.html(notFoundPage(inside.frame), 404)
  const thing = draftAsThing(trustId, draft)
  const isOpen = draft.state === 'drafting'
  const today = dayOf(needs.clock.now())
  const stands = await howDraftsStand(needs, inside.trust, { drafts: [draft], today })
  return work({
    ...inside,
    draft,
    reading: needs.readings.read(draft.source),
    home: `${inside.base}/drafts/${draft.draftId}`,
    today,
    stands: stands.get(draft.draftId),
    mayEdit: isOpen && needs.door.can(c, 'edit-draft', thing),
    mayConfirm: isOpen && needs.door.can(c, 'confirm-rule', thing),
    done: c.req.query('done'),
    tabs: (current) => draftTabs(c, draft, current),
  })
}

/** The edition a draft began from, where there is one that can be had. */
export async function baseOf(
  { shelf }: Pick<DraftingNeeds, 'shelf'>,
  { draft, trust }: Pick<AtDraft, 'draft' | 'trust'>,
): Promise<SealedEdition | undefined> {
  if (draft.baseSeal === undefined) return undefined
  const edition = await shelf.bySeal(trust.trustId, draft.baseSeal)
  return edition.ok ? edition.value : undefined
}

/** A form that was sent, with line ends as the texts of policies have them. */
export async function sentText(c: Context): Promise<URLSearchParams> {
  const sent = await sentForm(c)
  return new URLSearchParams(
    [...sent].map(([name, value]) => [name, value.replaceAll(/\r\n?/g, '\n')]),
  )
}

/** The revision a form began from; the present one for a form that does not say. */
export function baseIn(sent: URLSearchParams, { revision }: Pick<Draft, 'revision'>): number {
  const base = Number(sent.get('base'))
  return Number.isSafeInteger(base) && base >= 1 && base <= revision ? base : revision
}

/** Who changes the draft, why, and from which revision, as a form says it. */
export function revisingBy({ by, draft }: AtDraft, sent: URLSearchParams): Revising {
  return { ...by, draftId: draft.draftId, reason: reasonIn(sent), base: baseIn(sent, draft) }
}

/** The reason that a form gives. */
export function reasonIn(sent: URLSearchParams): string {
  return (sent.get('reason') ?? '').trim()
}

/** The most characters of a reason. */
const mostReason = 300

/** What is wrong with the reason that every save gives. */
export function reasonProblems(sent: URLSearchParams): readonly Problem[] {
  const reason = reasonIn(sent)
  if (reason === '') {
    return [{ field: 'reason', says: 'Say in a line why, for those who review and approve' }]
  }
  const isLong = reason.length > mostReason
  return isLong ? [{ field: 'reason', says: `Say why in ${mostReason} characters or fewer` }] : []
}

/** The names of those who wrote or saved something, by their ids. */
export function whoWrote(
  needs: Pick<DraftingNeeds, 'db'>,
  { trust }: Pick<Inside, 'trust'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  return namesOf(needs, { trustId: trust.trustId, ids: [...new Set(ids)] })
}
