import { fullName } from '#people/pages/person/person.page.ts'
import type { Person } from '#people/person.ts'
import type { NotInvited } from '#people/sign-in/invitations/invite.ts'
import { backLink } from '#web/components/navigation/back-link.ts'
import { html, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'

const words = { title: 'The invitation was not sent' } as const

const reasons: Readonly<Record<Exclude<NotInvited['type'], 'no-such-person'>, string>> = {
  'no-address': 'has no e-mail address here. Enter one, then invite them.',
  'may-not-sign-in':
    'is nothing to the trust today, or a pupil only. Say what they are first; pupils do not come in by invitation.',
  'address-taken':
    'has an e-mail address that somebody else signs in with. Give each their own address.',
}

/** The page that says why somebody was not invited, and what to do. */
export function notInvitedPage(
  frame: Frame,
  {
    base,
    person,
    because,
  }: { readonly base: string; readonly person: Person; readonly because: keyof typeof reasons },
): Html {
  const own = `${base}/people/${person.personId}`
  return layout({
    ...frame,
    title: words.title,
    beforeContent: backLink({ href: own }),
    content: html`<h1 class="govuk-heading-l">${words.title}</h1>
      <p class="govuk-body">${fullName(person)} ${reasons[because]}</p>
      <p class="govuk-body">
        <a class="govuk-link" href="${own}">Back to ${fullName(person)}</a>
      </p>`,
  })
}
