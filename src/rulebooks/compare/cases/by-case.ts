import type { Chosen } from './space.ts'

/** Remembers what is found of each case: the values chosen are compared, which is faster than naming them. */
export function byCase<T>(find: (chosen: Chosen) => T): (chosen: Chosen) => T {
  const known = new Map<number, { readonly chosen: Chosen; readonly found: T }[]>()
  return (chosen) => {
    const mark = markOf(chosen)
    const alike = known.get(mark) ?? []
    const before = alike.find((one) => isSame(one.chosen, chosen))
    if (before) return before.found
    const found = find(chosen)
    known.set(mark, alike)
    alike.push({ chosen, found })
    return found
  }
}

/** A number that other cases hardly ever share. */
function markOf(chosen: Chosen): number {
  let mark = 0
  for (const bits of chosen) {
    mark = Math.imul(mark ^ bits, 0x9e3779b1)
    mark ^= mark >>> 15
  }
  return mark
}

function isSame(one: Chosen, other: Chosen): boolean {
  for (let place = 0; place < one.length; place++) if (one[place] !== other[place]) return false
  return true
}
