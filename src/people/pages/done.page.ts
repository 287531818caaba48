import { notificationBanner } from '#web/components/display/notification-banner.ts'
import { html, nothing, type Html } from '#web/html.ts'
import type { Frame } from '#web/layout.ts'

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

/** Says in a demonstration, which sends no mail, where an invitation can be read instead. */
export function unsentMail({ demo, trust }: Frame, done: string | undefined): Html {
  if (!demo || done !== 'invited') return nothing
  return html`<p class="govuk-body">
    No mail leaves a demonstration:
    <a class="govuk-link" href="/trusts/${trust?.slug}/outbox">read the invitation here</a>.
  </p>`
}

function isDone(word: string): word is Done {
  return Object.hasOwn(words, word)
}
