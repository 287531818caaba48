import { byCase } from '#rulebooks/compare/cases/by-case.ts'
import type { Formula } from '#rulebooks/compare/cases/formula.ts'
import { objectionOf, type Part } from '#rulebooks/compare/cases/goal.ts'
import { leafFormulas } from '#rulebooks/compare/cases/leaf-formula.ts'
import { findCase, patience, type Patience } from '#rulebooks/compare/cases/search.ts'
import { standOn, type Sides, type Standings } from '#rulebooks/compare/cases/side.ts'
import { questionOf, spaceOf, type Chosen, type Space } from '#rulebooks/compare/cases/space.ts'
import { choirOf, type Choir } from '#rulebooks/compare/cases/voices.ts'

/** One action as both editions see it, ready to look for cases in which they differ. */
export type Hunt = {
  readonly sides: Sides
  readonly space: Space
  readonly left: Choir
  readonly right: Choir
  readonly patience: Patience
  /** Where both sides stand in a case; the same case is decided once. */
  readonly standOn: (chosen: Chosen) => Standings
}

/** A case in which the sides say what each is wanted to. */
export type Quarrel = { readonly left: Part; readonly right: Part; readonly chosen: Chosen }

/** Prepares an action for the hunt. */
export function huntOn(action: string, sides: Sides, tries: Patience): Hunt {
  const space = spaceOf(action, sides)
  if (space.isCut) tries.gaveUp += 1
  const ofLeaf = leafFormulas(space)
  const left = choirOf(sides.left, space, ofLeaf)
  const right = choirOf(sides.right, space, ofLeaf)
  const stand = byCase((chosen) => standOn(sides, questionOf(chosen, space)))
  return { sides, space, left, right, patience: tries, standOn: stand }
}

/** Finds a case in which each side does its part, by that one clause alone if that is soon found. */
export function seek(left: Part, right: Part, hunt: Hunt): Quarrel | undefined {
  const found = seekWith({ left, right, alone: false }, hunt, hunt.patience)
  if (!found || isAlone(found, hunt)) return found
  return seekWith({ left, right, alone: true }, hunt, patience(SOON)) ?? found
}

function isAlone({ left, right, chosen }: Quarrel, hunt: Hunt): boolean {
  const standings = hunt.standOn(chosen)
  const objection = objectionOf({ part: left, alone: true }, standings.left, hunt.left)
  if (objection !== 'none') return false
  return objectionOf({ part: right, alone: true }, standings.right, hunt.right) === 'none'
}

/** Finds a case in which each side does its part and which is of some kind, if that is soon found. */
export function seekSuch(
  [left, right]: readonly [Part, Part],
  hunt: Hunt,
  isSuch: (quarrel: Quarrel) => boolean,
): Quarrel | undefined {
  return seekWith({ left, right, alone: false, isSuch }, hunt, patience(SOON))
}

/** Finds a case that is as formulas ask and of some kind, if that is soon found. */
export function seekAmong(
  wanted: readonly Formula[],
  { space }: Hunt,
  isSuch: (quarrel: Quarrel) => boolean,
): Quarrel | undefined {
  const such = (chosen: Chosen): Quarrel => ({ left: 'anything', right: 'anything', chosen })
  const chosen = findCase(space, wanted, {
    patience: patience(SOON),
    objectionTo: (one) => (isSuch(such(one)) ? 'none' : 'never'),
  })
  return chosen && such(chosen)
}

/** Cases tried for one in which a single clause decides, or of some other kind. */
const SOON = 50

type Search = {
  readonly left: Part
  readonly right: Part
  readonly alone: boolean
  readonly isSuch?: (quarrel: Quarrel) => boolean
}

function seekWith(
  { left, right, alone, isSuch = () => true }: Search,
  { space, standOn, ...choirs }: Hunt,
  tries: Patience,
): Quarrel | undefined {
  const chosen = findCase(space, [...wantedOf(left), ...wantedOf(right)], {
    patience: tries,
    objectionTo: (one) => {
      const standings = standOn(one)
      const objection = objectionOf({ part: left, alone }, standings.left, choirs.left)
      if (objection !== 'none') return objection
      const other = objectionOf({ part: right, alone }, standings.right, choirs.right)
      if (other !== 'none') return other
      return isSuch({ left, right, chosen: one }) ? 'none' : 'never'
    },
  })
  return chosen && { left, right, chosen }
}

/** What a case must be like for a part to be played at all. */
export function wantedOf(part: Part): readonly Formula[] {
  return typeof part === 'string' ? [] : [part.wanted]
}
