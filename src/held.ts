import { actsHeld } from '#audit/reading/acts-held.ts'
import type { SealingSecret } from '#core/sealed-text.ts'
import type { Clock } from '#core/clock.ts'
import type { Db } from '#db/db.ts'
import { questionsHeld } from '#decisions/own/questions-held.ts'
import { disclosuresHeld } from '#disclosures/disclosures-held.ts'
import { calendarKeysHeld } from '#notices/calendar/calendar-keys-held.ts'
import type { HeldElsewhere } from '#people/held/held-elsewhere.ts'
import { approvalsHeld } from '#policies/approving/approvals-held.ts'
import { remindersHeld } from '#policies/reminding/reminders-held.ts'
import { readingHeld } from '#training/telling/reading-held.ts'

/** What every part of the software besides people holds about somebody. */
export function heldElsewhere(needs: {
  readonly db: Db
  readonly clock: Clock
  readonly sealing: SealingSecret
}): readonly HeldElsewhere[] {
  return [
    questionsHeld(needs),
    actsHeld(needs),
    disclosuresHeld(needs),
    remindersHeld(needs),
    calendarKeysHeld(needs),
    readingHeld(needs),
    approvalsHeld(needs),
  ]
}
