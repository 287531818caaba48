import type { Clock } from '#core/clock.ts'
import type { Morning } from '#jobs/morning.ts'

import { holdAny, takeBack } from './close-package.ts'
import { findLapsed } from '#policies/approving/packages.store.ts'
import { lapsedWhy } from './withdraw-package.ts'

/** So many are closed in one go. */
const most = 50

/** Each morning, closes the packages whose last day has passed. Nothing is ever approved by waiting. */
export function lapsePackages({ clock }: { readonly clock: Clock }): Morning {
  return {
    name: 'lapse-packages',
    run: async ({ today, transaction }) => {
      const lapse = () =>
        transaction(async (tx) => {
          const lapsed = await findLapsed(tx, today, most)
          for (const { packageId } of lapsed) {
            const held = await holdAny(tx, packageId)
            if (held?.one.state !== 'in-review') continue
            const at = clock.now()
            await takeBack(tx, held, { state: 'lapsed', by: 'system', at, why: lapsedWhy })
          }
          return lapsed.length
        })
      while ((await lapse()) === most);
    },
  }
}
