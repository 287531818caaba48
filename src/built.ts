import type { Built } from '#rulebooks/ledger.ts'

/**
 * What the software does beyond answering, by capability. A slice adds its line here with the code
 * that does it; a clause whose keeper is not listed shows “not yet” in the ledger.
 */
export const built: Built = new Set([
  'gate:acknowledgement-and-training',
  'gate:document-control',
  'gate:relationship-disclosure',
  'record:document-control',
  'record:relationship-disclosure',
  'route:relationship-disclosure',
  'record:policy-lifecycle',
  'register:related-policies',
  'reminder:policy-lifecycle',
  'reminder:related-policies',
  'lesson:acknowledgement-and-training',
  'lesson:privacy-settings-self-check',
  'page:privacy-settings-self-check',
  'record:acknowledgement-and-training',
  'reminder:acknowledgement-and-training',
  'reminder:privacy-settings-self-check',
  'shown:approval',
  'shown:ethos',
  'shown:local',
  'shown:people',
  'shown:related',
])
