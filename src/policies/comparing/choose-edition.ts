import { isId } from '#core/ids.ts'
import type { IsoDay } from '#core/iso-day.ts'
import type { Db } from '#db/db.ts'
import { findTrust } from '#people/find-trust.ts'
import { findDraft } from '#policies/drafts/find-draft.ts'
import type { Readings } from '#policies/drafts/readings.ts'
import { findEdition } from '#policies/editions/find-edition.ts'
import type { OfTrust, Shelf } from '#policies/shelf.ts'
import type { SealedEdition } from '#rulebooks/library.ts'

/** What choosing an edition to compare needs. */
export type ChoosingNeeds = {
  readonly db: Db
  readonly shelf: Shelf
  readonly readings: Readings
}

/** One side of a comparison: what it is called in an address, on a page, and where it can be read. */
export type Chosen = {
  readonly name: string
  readonly title: string
  readonly edition: SealedEdition
  readonly clauseAddress: (id: string) => string
}

/** Who looks, from where. */
export type Looking = {
  readonly trust: OfTrust & { readonly slug: string; readonly name: string }
  readonly today: IsoDay
  readonly maySeeDrafts: boolean
}

/**
 * The edition that a word of an address names: the code of a trust, `draft:` with an id, or `edition:` with
 * the seal of one that everybody may read here. Undefined where there is none, or it is not to be seen.
 */
export async function chooseEdition(
  needs: ChoosingNeeds,
  name: string,
  looking: Looking,
): Promise<Chosen | undefined> {
  const [kind = '', id] = name.split(':')
  if (kind === 'draft' && looking.maySeeDrafts) return draftNamed(needs, id ?? '', looking)
  if (kind === 'edition') return editionNamed(needs, id ?? '', looking)
  return id === undefined ? inForceAt(needs, kind, looking) : undefined
}

async function inForceAt(
  { db, shelf }: ChoosingNeeds,
  code: string,
  { today }: Looking,
): Promise<Chosen | undefined> {
  const trust = /^[A-Z]{2,8}$/.test(code) ? await findTrust({ db }, { code }) : undefined
  const edition = trust && (await shelf.inForce(trust, today))
  if (!trust || !edition) return undefined
  const home = `/trusts/${trust.slug}/policy`
  return {
    name: code,
    title: `${trust.name}, edition ${edition.rulebook.control.edition}`,
    edition,
    clauseAddress: (clause) => `${home}/${clause}`,
  }
}

async function draftNamed(
  { db, readings }: ChoosingNeeds,
  draftId: string,
  { trust }: Looking,
): Promise<Chosen | undefined> {
  const draft = isId(draftId)
    ? await findDraft({ db }, { trustId: trust.trustId, draftId })
    : undefined
  const edition = draft?.kind === 'trust' ? readings.read(draft.source).edition : undefined
  if (!draft || !edition) return undefined
  return {
    name: `draft:${draftId}`,
    title: `Draft: ${draft.title}`,
    edition,
    clauseAddress: (clause) => `/trusts/${trust.slug}/drafts/${draftId}/clauses/${clause}`,
  }
}

async function editionNamed(
  needs: ChoosingNeeds,
  seal: string,
  { trust }: Looking,
): Promise<Chosen | undefined> {
  const edition = await findEdition(needs, trust, seal)
  return (
    edition && {
      name: `edition:${seal}`,
      title: `${trust.code}, edition ${edition.rulebook.control.edition}`,
      edition,
      clauseAddress: (clause) => `/trusts/${trust.slug}/editions/${seal}/policy#${clause}`,
    }
  )
}
