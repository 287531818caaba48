import type { Action } from './action.ts'

const roles: Readonly<Record<string, string>> = {
  headteacher: 'Headteacher',
  'executive-headteacher': 'Executive headteacher',
  dsl: 'Designated safeguarding lead (DSL)',
  'deputy-dsl': 'Deputy DSL',
  'trust-dpo': 'Data protection officer (DPO)',
  'line-manager': 'Line manager',
  leadership: 'Leadership team',
  'trust-central': 'Trust central team',
  'online-services-lead': 'Lead for online services',
  'comms-lead': 'Communications lead',
  'channel-manager': 'Channel manager',
  'consent-administrator': 'Consent administrator',
  clerk: 'Clerk',
  trustee: 'Trustee',
  'system-administrator': 'System administrator',
}

/** The name of a role as people say it. */
export function roleName(role: string): string {
  return roles[role] ?? role
}

const doing: Readonly<Record<Action, string>> = {
  reach: 'Reach the service',
  'read-policy': 'Read the policy and how it is kept',
  ask: 'Ask the policy a question',
  'sign-in': 'Find the sign-in',
  'read-answer': 'Read an answer that was kept',
  'see-home': 'See the home page',
  'see-own-questions': 'See one’s own questions',
  'keep-own-account': 'Keep one’s own account',
  'see-held-about-oneself': 'See and export what is held about oneself',
  'see-roles': 'See who holds which role',
  'see-schools': 'See the schools',
  'list-people': 'List people',
  'see-person': 'See a person',
  'add-person': 'Add a person',
  'change-person': 'Change a person',
  'invite-person': 'Invite a person to sign in',
  'give-role': 'Give, change or end a role',
  'change-schools': 'Change schools',
  'import-people': 'Import people and schools',
  'change-sign-in': 'Change how people sign in',
  'read-outbox': 'Read mail that was not sent (demonstration)',
  'export-held-about-person': 'Export what is held about somebody',
  'read-audit': 'Read the record',
  'export-audit': 'Export the record with proofs',
  'see-drafts': 'Read drafts of the policy and what they would change',
  'edit-draft': 'Write the policy',
  'confirm-rule': 'Confirm that a rule says what its clause says',
  'put-addition-in-force': 'Put what a school adds to the policy into force, or end it',
  'decide-policy': 'Decide on the policy',
  'record-decision': 'Record what the board decided',
  'record-local-review': 'Record what a school’s committee decided',
  'see-who-asked': 'See whose question a change would have answered otherwise',
  'read-and-sign': 'Read, acknowledge and learn what is asked of oneself',
  declare: 'Disclose a tie of one’s own, or ask for an approval',
  'see-disclosure': 'Read a disclosure',
  'change-disclosure': 'Add to, renew or withdraw a disclosure',
  'decide-disclosure': 'Decide on a disclosure',
  'set-keeping': 'Say how long what was disclosed is kept',
  'see-reading': 'See who has read and signed',
  'record-training': 'Record training of others',
  'provision-people': 'Keep accounts of staff from the directory',
}

/** What an action is, in words. */
export function actionWords(action: Action): string {
  return doing[action]
}
