import type { Visitor } from '#access/visitor.ts'
import { isWork, kinds } from '#people/person.ts'

/** Whether somebody works for or governs the trust, so that documents for staff are for them. */
export function isOfStaff(visitor: Visitor | undefined): boolean {
  const working: readonly string[] = kinds.filter(isWork)
  return visitor?.stays.some(({ kind }) => working.includes(kind)) ?? false
}
