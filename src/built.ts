import type { Built } from '#rulebooks/ledger.ts'

/**
 * What the software does beyond answering, by capability. A slice adds its line here with the code
 * that does it; a clause whose keeper is not listed shows “not yet” in the ledger.
 */
export const built: Built = new Set([
  'gate:relationship-disclosure',
  'record:relationship-disclosure',
  'route:relationship-disclosure',
  'record:policy-lifecycle',
  'reminder:policy-lifecycle',
  'shown:approval',
  'shown:ethos',
  'shown:local',
  'shown:people',
  'shown:related',
])
