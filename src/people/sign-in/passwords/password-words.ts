import { longestPassword, type PasswordProblem, shortestPassword } from './password-rules.ts'

/** How to choose a password, for the hint above the field. */
export const passwordHint = `At least ${shortestPassword} characters. Several words that have nothing to do with each other are easy to keep in mind. You may paste it from a password manager.`

/** What stands against a password, and what to do. */
export const problemWords: Readonly<Record<PasswordProblem, string>> = {
  missing: 'Enter a new password',
  'too-short': `The new password must have ${shortestPassword} characters or more`,
  'too-long': `The new password must have ${longestPassword} characters or fewer`,
  common: 'The new password is one that many people use. Choose one that nobody would try',
  'own-words':
    'The new password is little more than your name or that of your school or trust. Choose other words',
}
