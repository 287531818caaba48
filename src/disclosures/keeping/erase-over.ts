import { recordAudit } from '#audit/audit.store.ts'
import type { Clock } from '#core/clock.ts'
import { monthsLater, type IsoDay } from '#core/iso-day.ts'
import type { Tx } from '#db/db.ts'
import type { Morning } from '#jobs/morning.ts'

import { eraseWords, findKeeping, findOver } from './keeping.store.ts'

/** How many disclosures one transaction erases. */
const page = 100

/**
 * Each morning, erases what was said of disclosures that are over for longer than their trust keeps it; that
 * there was one, and who decided what and when, stays. Nothing where the trust has named no period.
 */
export function eraseOver({ clock }: { readonly clock: Clock }): Morning {
  return {
    name: 'erase-disclosures',
    run: async ({ today, transaction }) => {
      let erased: number
      do {
        erased = await transaction((tx) => erasePage(tx, { today, at: clock.now() }))
      } while (erased === page)
    },
  }
}

async function erasePage(
  tx: Tx,
  { today, at }: { readonly today: IsoDay; readonly at: Date },
): Promise<number> {
  const months = await findKeeping(tx)
  if (months === undefined) return 0
  const by = monthsLater(today, -months)
  let erased = 0
  for (const disclosureId of await findOver(tx, { by, limit: page })) {
    if (!(await eraseWords(tx, disclosureId, at))) continue
    erased += 1
    const subject = { kind: 'disclosure', id: disclosureId }
    await recordAudit(tx, { at, actor: 'system', action: 'disclosure.erased', subject })
  }
  return erased
}
