import { roleName } from '#access/access-words.ts'
import { trustAsThing } from '#access/thing.ts'
import { findDraft } from '#policies/drafts/find-draft.ts'
import type { SealedEdition } from '#rulebooks/library.ts'
import type { Html } from '#web/html.ts'

import type { AtEditions } from './at-editions.routes.ts'
import { compareEditions } from './compare-editions.ts'
import { comparePage, unreadablePage, type Side } from './compare.page.ts'
import { findEdition } from './find-edition.ts'

/** A side that can be compared, or a draft whose text cannot be read yet. */
type Found = { readonly side: Side; readonly edition: SealedEdition | undefined }

/**
 * Any two editions, or a draft and an edition: `left` and `right` are seals, `draft:` and an id, or
 * `now` for the edition in force. Drafts are there only for those who may see drafts.
 */
export async function compareTwo(at: AtEditions): Promise<Html | undefined> {
  const { c, frame, base } = at
  const [left, right] = await Promise.all([
    sideOf(at, c.req.query('left') ?? 'now'),
    sideOf(at, c.req.query('right') ?? 'now'),
  ])
  if (left === undefined || right === undefined) return undefined
  if (left.edition === undefined) return unreadablePage(frame, left.side)
  if (right.edition === undefined) return unreadablePage(frame, right.side)
  const section = c.req.query('section')
  return comparePage(frame, {
    base,
    left: left.side,
    right: right.side,
    difference: compareEditions(left.edition, right.edition),
    section: section === '' ? undefined : section,
    roleNames: namesOfRoles(right.edition),
  })
}

async function sideOf(at: AtEditions, key: string): Promise<Found | undefined> {
  if (key.startsWith('draft:')) return draftSide(at, key)
  const { needs, trust, today, base } = at
  const edition =
    key === 'now' ? await needs.shelf.inForce(trust, today) : await findEdition(needs, trust, key)
  if (edition === undefined) return undefined
  const { seal, rulebook } = edition
  const side = { key: seal, name: rulebook.control.edition, href: `${base}/editions/${seal}` }
  return { side, edition }
}

async function draftSide(at: AtEditions, key: string): Promise<Found | undefined> {
  const { c, needs, trust, base } = at
  const { trustId } = trust
  const draft = await findDraft(needs, { trustId, draftId: key.slice('draft:'.length) })
  if (draft === undefined || draft.kind !== 'trust') return undefined
  if (!needs.door.can(c, 'see-drafts', trustAsThing(trustId))) return undefined
  const name = `Draft: ${draft.title}`
  const side = { key, name, href: `${base}/drafts/${draft.draftId}` }
  return { side, edition: needs.readings.read(draft.source).edition }
}

/** Roles in the words of the vocabulary, as a policy binds people who hold no role here. */
function namesOfRoles({ vocabulary }: SealedEdition): (role: string) => string {
  const known = vocabulary.facts.get('actor.role')?.words
  return (role) => known?.get(role)?.says ?? roleName(role)
}
