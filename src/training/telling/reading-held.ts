import { dayWords } from '#core/day.ts'
import type { Db } from '#db/db.ts'
import type { HeldElsewhere, HeldThing } from '#people/held/held-elsewhere.ts'
import { keptOf } from '#training/acknowledging/kept-reading.ts'
import { said } from '#training/pages/item-words.ts'
import { selfChecksOf } from '#training/self-check/self-checks-of.ts'

const words = {
  title: 'Reading, signing and learning',
  check: (on: string) => `Went through their own accounts on ${on}`,
} as const

const most = 500

/** What somebody read, signed and learnt, and when they looked through their accounts, for what is held about them. */
export function readingHeld(needs: { readonly db: Db }): HeldElsewhere {
  return {
    name: 'reading',
    title: words.title,
    find: async (of) => {
      const checks = await selfChecksOf(needs, of)
      return [
        ...(await acknowledged(needs, of)),
        ...checks.map((on) => ({ says: words.check(dayWords(on)), kept: { selfCheckOn: on } })),
      ]
    },
  }
}

async function acknowledged(
  needs: { readonly db: Db },
  { trustId, personId }: { readonly trustId: string; readonly personId: string },
): Promise<readonly HeldThing[]> {
  const found: HeldThing[] = []
  let before: string | undefined
  do {
    const page = await keptOf(needs, { trustId, by: personId, most, before })
    const things = page.kept.map((one) => ({
      says: `${dayWords(one.on)}: ${said[one.asks].toLowerCase()}: ${one.requirement}`,
      kept: one,
    }))
    found.push(...things)
    before = page.older
  } while (before !== undefined)
  return found.toReversed()
}
