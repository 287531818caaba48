import type { Built } from '#rulebooks/ledger.ts'

/**
 * What the software does beyond answering, by capability. A slice adds its line here with the code
 * that does it; a clause whose keeper is not listed shows “not yet” in the ledger.
 */
export const built: Built = new Set([
  'shown:approval',
  'shown:ethos',
  'shown:people',
  'shown:related',
])
