import type { Morning } from '#jobs/morning.ts'
import { whoHolds, type Holder } from '#people/roles/who-holds.ts'
import { listSchools } from '#people/schools/list-schools.ts'
import { remindOnce } from '#policies/reminding/remind-once.ts'
import { countBySchool, type Count } from '#training/outstanding/counts.ts'
import { standings } from '#training/outstanding/standings.ts'

import type { RemindReadersNeeds } from './remind-readers.ts'
import { digestOf } from './reminder-words.ts'
import { weekOf } from './week-of.ts'

/** Mails each headteacher once a week how many at their school have still to read, while anybody has. */
export function tellHeads(needs: RemindReadersNeeds): Morning {
  return {
    name: 'reading-digest',
    run: async ({ trust, today, transaction }) => {
      const found = await standings(needs, { trust, today, places: 'trust' })
      const waiting = countBySchool(found?.people ?? []).filter(isWaiting)
      if (waiting.length === 0) return
      const names = new Map(
        (await listSchools(needs, trust)).map(({ schoolId, name }) => [schoolId, name]),
      )
      const heads = await whoHolds(needs, {
        trustId: trust.trustId,
        day: today,
        role: 'headteacher',
      })
      const step = `week-${weekOf(today)}`
      for (const { count, head } of each(waiting, heads)) {
        const school = names.get(count.id) ?? ''
        const mail = digestOf(count, { school, trust, address: needs.address })
        const about = `reading-digest:${count.id}`
        const { personId } = head
        await transaction((tx) =>
          remindOnce(
            tx,
            { about, personId, step, kind: 'reading-digest', ...mail },
            needs.clock.now(),
          ),
        )
      }
    },
  }
}

function isWaiting({ id, owed, overdue }: Count): boolean {
  return id !== '' && owed + overdue > 0
}

function each(waiting: readonly Count[], heads: readonly Holder[]) {
  return waiting.flatMap((count) =>
    heads
      .filter(({ schoolId, capacity }) => schoolId === count.id && capacity === 'holder')
      .map((head) => ({ count, head })),
  )
}
