/** Everything that can be done, and to what kind of thing; access.cedarschema says who could at all. */
export const actions = {
  reach: 'Service',
  'read-policy': 'Trust',
  ask: 'Trust',
  'sign-in': 'Trust',
  'read-answer': 'Answer',
  'see-home': 'Trust',
  'see-own-questions': 'Trust',
  'keep-own-account': 'Trust',
  'see-held-about-oneself': 'Trust',
  'see-roles': 'Trust',
  'see-schools': 'Trust',
  'list-people': 'Trust',
  'see-person': 'Person',
  'add-person': 'Trust',
  'change-person': 'Person',
  'invite-person': 'Person',
  'give-role': 'Holding',
  'change-schools': 'Trust',
  'import-people': 'Trust',
  'change-sign-in': 'Trust',
  'read-outbox': 'Trust',
  'export-held-about-person': 'Person',
  'read-audit': 'Trust',
  'export-audit': 'Trust',
  'see-drafts': 'Trust',
  'edit-draft': 'Trust',
  'confirm-rule': 'Trust',
  'put-addition-in-force': 'Trust',
  'decide-policy': 'Trust',
  'record-decision': 'Trust',
  'record-local-review': 'Trust',
  'see-who-asked': 'Trust',
  'read-and-sign': 'Trust',
  declare: 'Trust',
  'see-reading': 'Trust',
  'record-training': 'Trust',
  'provision-people': 'Trust',
  'see-disclosure': 'Disclosure',
  'change-disclosure': 'Disclosure',
  'decide-disclosure': 'Disclosure',
  'set-keeping': 'Trust',
} as const

/** Something that can be done. */
export type Action = keyof typeof actions

/** Every action. */
export const allActions: readonly Action[] = Object.keys(actions).filter(isAction)

/** Whether a word names something that can be done. */
export function isAction(word: string): word is Action {
  return Object.hasOwn(actions, word)
}
