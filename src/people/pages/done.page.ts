import { notificationBanner } from '#web/components/display/notification-banner.ts'
import { nothing, type Html } from '#web/html.ts'

const words = {
  added: 'The person was added',
  changed: 'The change was saved',
  stay: 'What they are besides was saved',
  left: 'The leaving was recorded',
  invited: 'The invitation is on its way',
  'signed-out': 'They are signed out everywhere',
  role: 'The role was given',
  'role-changed': 'The role was changed',
  'role-ended': 'The role was ended',
  school: 'The school was saved',
} as const

/** What was done, for the page that follows it. */
export type Done = keyof typeof words

/** Says that something was done, by the word in the address that says what; nothing for another word. */
export function doneBanner(done: string | undefined): Html {
  if (done === undefined || !isDone(done)) return nothing
  return notificationBanner({ type: 'success', text: words[done] })
}

function isDone(word: string): word is Done {
  return Object.hasOwn(words, word)
}
