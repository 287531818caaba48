/** A saying of a control, and the concepts it speaks of. */
export type Spoken = { readonly control: string; readonly concepts: readonly string[] }

/** Gives how much the concepts of a clause, by their weights in it, are those of each control. */
export type AlikeToAll = (weights: ReadonlyMap<string, number>) => ReadonlyMap<string, number>

/**
 * Prepares the likeness of clauses with all sayings of a control together: a clause may put one half as
 * one saying does and the other half as another. What more of the sayings speak of counts for more.
 */
export function alikeToAllBy(
  spoken: readonly Spoken[],
  weightOf: (concept: string) => number,
): AlikeToAll {
  const controls = Map.groupBy(spoken, ({ control }) => control)
  const shares = [...controls].flatMap(([control, all]) => sharesOf(control, all, weightOf))
  const speaking = Map.groupBy(shares, ({ concept }) => concept)
  return (weights) => {
    const sums = new Map<string, number>()
    for (const [concept, weight] of weights) {
      const said = weightOf(concept) * weight
      for (const { control, share } of speaking.get(concept) ?? []) {
        sums.set(control, (sums.get(control) ?? 0) + said * share)
      }
    }
    return sums
  }
}

type Share = { readonly concept: string; readonly control: string; readonly share: number }

/** How much each concept is of what the sayings of a control speak of; together they measure 1. */
function sharesOf(
  control: string,
  all: readonly Spoken[],
  weightOf: (concept: string) => number,
): readonly Share[] {
  const counts = Map.groupBy(
    all.flatMap(({ concepts }) => concepts),
    (concept) => concept,
  )
  const weighed = [...counts].map(([concept, { length }]) => ({
    concept,
    weight: weightOf(concept) * Math.sqrt(length / all.length),
  }))
  const size = Math.hypot(...weighed.map(({ weight }) => weight))
  return weighed.map(({ concept, weight }) => ({ concept, control, share: weight / size }))
}
