import type { Holder } from '#people/roles/who-holds.ts'
import { roleInWords } from '#disclosures/words.ts'

/** People by name with the roles they hold, each once: “Ada Bell (headteacher, deputy DSL)”. */
export function readerWords(
  holders: readonly Pick<Holder, 'personId' | 'name' | 'role'>[],
): readonly { readonly personId: string; readonly says: string }[] {
  return [...Map.groupBy(holders, ({ personId }) => personId)].map(([personId, held]) => {
    const roles = new Set(held.map(({ role }) => roleInWords(role)))
    return { personId, says: `${held[0]?.name ?? ''} (${[...roles].join(', ')})` }
  })
}
