import { concernsRoles } from '#training/owed/edition-reading.ts'
import type { Edition } from '#rulebooks/engine/compile.ts'

import { isAnsweredOtherwise, type Scenario } from './scenario.ts'

/** For whom a question is chosen, and from which clauses. */
export type Wanted = {
  readonly clauses: readonly string[]
  readonly roles: readonly string[]
  /** The same words give the same question, so that a page asked for twice asks the same. */
  readonly by: string
  /** The edition somebody knew, where they read what changed since. */
  readonly before?: Edition | undefined
}

/**
 * One question about the clauses somebody is asked to read: where it can be, one whose answer changed
 * and that is about somebody like them, or else about somebody and not the document alone. Undefined where no worked example speaks of these clauses.
 */
export function chooseScenario(
  scenarios: readonly Scenario[],
  wanted: Wanted,
): Scenario | undefined {
  const about = scenarios.filter(({ clause }) => wanted.clauses.includes(clause))
  const { before } = wanted
  const moved = before === undefined ? [] : about.filter((one) => isAnsweredOtherwise(before, one))
  const fitting = preferred(
    preferred(
      preferred(about, moved),
      about.filter(({ roles }) => roles.length > 0),
    ),
    about.filter((one) => isAboutThem(one, wanted)),
  )
  return fitting[numberFrom(wanted.by) % Math.max(1, fitting.length)]
}

/** Those of them that are preferred, or all where none is. */
function preferred(all: readonly Scenario[], better: readonly Scenario[]): readonly Scenario[] {
  const both = all.filter((one) => better.includes(one))
  return both.length > 0 ? both : all
}

function isAboutThem({ roles }: Scenario, wanted: Wanted): boolean {
  return roles.length > 0 && concernsRoles(roles, wanted.roles)
}

/** A number that words always give again (FNV-1a). */
function numberFrom(words: string): number {
  let hash = 0x81_1c_9d_c5
  for (const letter of words) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01_00_01_93)
  return hash >>> 0
}
