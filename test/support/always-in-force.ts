import type { Edition } from '#rulebooks/engine/compile.ts'

/**
 * The same edition as if it were in force on every day: a draft that begins next term is asked what it
 * would have said last year. Days inside its rules stay as they are.
 */
export function alwaysInForce<E extends Edition>(edition: E): E {
  const { rulebook } = edition
  const control = { ...rulebook.control, inForce: { from: 0 } }
  return { ...edition, rulebook: { ...rulebook, control } }
}
