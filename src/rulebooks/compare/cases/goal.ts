import { RANK } from '#rulebooks/engine/rank.ts'
import { YES } from '#rulebooks/engine/truth.ts'

import { and, or, type Formula } from './formula.ts'
import type { Objection } from './search.ts'
import type { Standing } from './side.ts'
import type { Choir, Voice } from './voices.ts'

/** What one side is wanted to do in a case: one rule decides, all are silent, or it may do anything. */
export type Part = Voice | 'silent' | 'anything'

/** What a case lacks of what a side is wanted to do, told as what a better case must be like. */
export function objectionOf(
  { part, alone }: { readonly part: Part; readonly alone: boolean },
  standing: Standing,
  choir: Choir,
): Objection {
  if (part === 'anything') return 'none'
  if (part === 'silent') return silencing(standing, choir)
  if (standing.ranks[part.index] !== part.rank) return sparing(part, standing, choir)
  if (standing.best > part.rank) return yielding(part, standing, choir)
  return alone ? leaving(part, standing, choir) : 'none'
}

/** Another clause decides as well. */
function leaving({ index, rank }: Voice, { ranks }: Standing, choir: Choir): Objection {
  const { rules } = choir.side
  const own = rules[index]?.compiled.rule.clause
  const other = ranks.findIndex((one, i) => one === rank && rules[i]?.compiled.rule.clause !== own)
  return other < 0 ? 'none' : choir.lower(other, rank)
}

function silencing({ best, ranks }: Standing, { lower }: Choir): Objection {
  return best === RANK.silent ? 'none' : lower(ranks.indexOf(best), 1)
}

/** A rule stands too high: it must not, or clauses that put the act outside must save this rule only. */
function yielding({ index }: Voice, { best, ranks }: Standing, choir: Choir): Formula {
  const blocker = ranks.indexOf(best)
  const below = ranks[index] ?? 0
  const { saving } = choir.side.list
  const savers = saving.savers[index] ?? 0
  const others = saving.savers[blocker] ?? 0
  const silencers = saving.outsides.filter((_, k) => (savers & ~others & (1 << k)) !== 0)
  const spared = best === RANK.outside ? [] : silencers.map((one) => choir.mayStand(one))
  return or([choir.lower(blocker, below + 1), ...spared])
}

/**
 * A rule does not stand as its own conditions have it: clauses put the act outside. Those that do not
 * save it must be silent; one that is itself such a clause needs that nothing it saves stands.
 */
function sparing({ index }: Voice, standing: Standing, choir: Choir): Objection {
  const { saving, rules } = choir.side.list
  const bits = saving.savers[index] ?? 0
  const outsides = saving.outsides.filter((i, k) => {
    const speaks = rules[i]?.tests.speaks(standing.facts) === YES
    return i !== index && speaks && (bits & (1 << k)) === 0
  })
  const own = saving.outsides.indexOf(index)
  const spared = standing.ranks.flatMap((rank, i) => {
    const isSaved = own >= 0 && ((saving.savers[i] ?? 0) & (1 << own)) !== 0
    return isSaved && rank > 0 ? [choir.lower(i, 1)] : []
  })
  const wanted = own >= 0 ? spared : outsides.map((one) => choir.lower(one, 1))
  return wanted.length === 0 ? 'never' : and(wanted)
}
