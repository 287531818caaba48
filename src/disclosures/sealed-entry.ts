import { ok, type Result } from '#core/result.ts'
import {
  openText,
  sealText,
  type NotOpened,
  type Sealed,
  type SealedPlace,
  type SealingSecret,
} from '#core/sealed-text.ts'

import { saidSchema, type Said } from './disclosure.ts'

/** Where an entry stands: its trust, its disclosure, and which of its entries it is. */
export type EntryPlace = {
  readonly trustId: string
  readonly disclosureId: string
  readonly revision: number
}

/** Seals what was said for its own place. */
export function sealSaid(secret: SealingSecret, place: EntryPlace, said: Said): Sealed {
  return sealText(secret, sealedPlace(place), JSON.stringify(said))
}

/** What was said, from its own place; or that its key is lost, or somebody changed or moved what is kept. */
export function openSaid(
  secret: SealingSecret,
  place: EntryPlace,
  sealed: Sealed,
): Result<Said, NotOpened> {
  const opened = openText(secret, sealedPlace(place), sealed)
  if (!opened.ok) return opened
  const said: unknown = JSON.parse(opened.value)
  return ok(saidSchema.parse(said))
}

/** The place for which an entry is sealed. */
export function sealedPlace({ trustId, disclosureId, revision }: EntryPlace): SealedPlace {
  return { trustId, table: 'disclosure_entry', record: `${disclosureId} ${revision}` }
}
