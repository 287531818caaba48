import type { Clock } from '#core/clock.ts'
import type { Morning } from '#jobs/morning.ts'

import { holdAny, takeBack } from './close-package.ts'
import { findLapsed } from '#policies/approving/packages.store.ts'
import { lapsedWhy } from './withdraw-package.ts'

/** Each morning, closes the packages whose last day has passed. Nothing is ever approved by waiting. */
export function lapsePackages({ clock }: { readonly clock: Clock }): Morning {
  return {
    name: 'lapse-packages',
    run: ({ today, transaction }) =>
      transaction(async (tx) => {
        for (const { packageId } of await findLapsed(tx, today)) {
          const held = await holdAny(tx, packageId)
          if (held?.one.state !== 'in-review') continue
          const at = clock.now()
          await takeBack(tx, held, { state: 'lapsed', by: 'system', at, why: lapsedWhy })
        }
      }),
  }
}
