import type { Context } from 'hono'

import { isId } from '#core/ids.ts'

import type { InvitationLink } from './invitations/accept-invitation.ts'

/** What a link from a mail brings: an id in the path, and a secret in the query, which is never logged. */
export function linkOf(c: Context): InvitationLink | undefined {
  const [invitationId, key] = [c.req.param('id') ?? '', c.req.query('key') ?? '']
  return isId(invitationId) && key !== '' ? { invitationId, key } : undefined
}
