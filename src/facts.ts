import type { Clock } from '#core/clock.ts'
import type { SealingSecret } from '#core/sealed-text.ts'
import type { Db } from '#db/db.ts'
import type { FactSource } from '#decisions/live-facts.ts'
import { disclosureFacts } from '#disclosures/disclosure-facts.ts'
import type { ReadingRoom } from '#training/room/reading-room.ts'
import { readingFacts } from '#training/telling/reading-facts.ts'

/** What the records of every part of the software tell of a question that somebody asks. */
export function factSources(needs: {
  readonly db: Db
  readonly sealing: SealingSecret
  readonly clock: Clock
  readonly room: ReadingRoom
}): readonly FactSource[] {
  return [(asked) => disclosureFacts(needs, asked), (asked) => readingFacts(needs, asked)]
}
