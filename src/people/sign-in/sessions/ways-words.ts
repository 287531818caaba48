import type { Way } from '#db/tables/sign-in.ts'

/** How someone signed in, in words. */
export const wayWords: Readonly<Record<Way, string>> = {
  'half-way': 'Password, without the code',
  password: 'Password',
  authenticator: 'Password and authenticator app',
  'backup-code': 'Password and a code kept for emergencies',
  passkey: 'Passkey',
  organisation: 'The account of your organisation',
  invitation: 'Invitation',
  'break-glass': 'The way in for emergencies',
  demonstration: 'Demonstration',
}
