import type { Item } from '#training/owed/item.ts'
import { chooseScenario } from '#training/scenarios/choose-scenario.ts'
import type { Scenario } from '#training/scenarios/scenario.ts'

import type { OwnReading } from './own-reading.ts'

/**
 * The question somebody is asked about what they read: the same each time until they answer it rightly.
 * None for documents outside the policy, and where no worked example speaks of the clauses.
 */
export async function questionOf(
  item: Item,
  { reading, reader }: OwnReading,
  personId: string,
): Promise<Scenario | undefined> {
  if (item.about.type !== 'clauses') return undefined
  const { clauses, key } = item
  const { roles } = reader
  const by = `${personId} ${key} ${reading.edition.seal} ${item.doneOn ?? ''}`
  const before =
    item.standing === 'changed' ? await editionBefore(item, { reading, reader }) : undefined
  return chooseScenario(reading.scenarios(), { clauses, roles, by, before })
}

async function editionBefore(
  { key }: Item,
  { reading, reader }: Pick<OwnReading, 'reading' | 'reader'>,
) {
  const last = reader.done.find(({ requirement }) => requirement === key)
  return last === undefined ? undefined : reading.editionOf(last.seal)
}
