import { roleName } from '#access/access-words.ts'
import { html, type Html } from '#web/html.ts'

import { contactWords as words } from './contact-words.ts'
import type { ContactShown } from './contacts.ts'

/** The contacts of a policy as rows of its document control: the role, and who holds it today. */
export function contactRows(
  home: string,
  contacts: readonly ContactShown[] = [],
): readonly (readonly [string, Html])[] {
  return contacts.map(({ role, clause, holders }) => {
    const link = html`<a class="govuk-link hr-nowrap" href="${home}#${clause}">${clause}</a>`
    const said = holders.length === 0 ? html`${words.nobody}` : html`${holders.map(holderLine)}`
    return [roleName(role), html`${said} ${link}`] as const
  })
}

function holderLine({ name, address }: ContactShown['holders'][number]): Html {
  return address === undefined
    ? html`${name}, ${words.noAddress}<br />`
    : html`${name}, <a class="govuk-link" href="mailto:${address}">${address}</a><br />`
}
