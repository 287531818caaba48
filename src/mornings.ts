import type { Clock } from '#core/clock.ts'
import type { Db } from '#db/db.ts'
import { eraseOver } from '#disclosures/keeping/erase-over.ts'
import { remindOfEnds } from '#disclosures/remind-of-ends.ts'
import type { Morning } from '#jobs/morning.ts'
import { checkAdditionsEachMorning } from '#policies/additions/additions.jobs.ts'
import { openCheckApart } from '#policies/additions/check-apart.ts'
import { remindSchools } from '#policies/adopting/remind-schools.ts'
import { lapsePackages } from '#policies/approving/deciding/lapse-packages.ts'
import { remindToDecide } from '#policies/approving/deciding/remind-to-decide.ts'
import { remindOfReviews } from '#policies/reviewing/remind-of-reviews.ts'
import type { Shelf } from '#policies/shelf.ts'
import { remindReaders } from '#training/reminding/remind-readers.ts'
import { tellHeads } from '#training/reminding/tell-heads.ts'
import { openReadingRoom } from '#training/room/reading-room.ts'

/** What rounds of a morning may need; each part of the software takes what it uses. */
export type MorningsNeeds = {
  readonly db: Db
  readonly clock: Clock
  readonly shelf: Shelf
  /** Where links in mail begin, if it is known. */
  readonly address?: string | undefined
}

/** What is done once a day for each trust, from every part of the software. */
export function morningsOf(needs: MorningsNeeds): readonly Morning[] {
  const reading = { ...needs, room: openReadingRoom(needs) }
  return [
    lapsePackages(needs),
    remindToDecide(needs),
    checkAdditionsEachMorning({ ...needs, checkApart: openCheckApart() }),
    remindOfReviews(needs),
    remindSchools(needs),
    remindOfEnds(needs),
    eraseOver(needs),
    remindReaders(reading),
    tellHeads(reading),
  ]
}
