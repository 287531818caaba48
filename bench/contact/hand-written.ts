/** A question on contact with every fact known, the way a program would hold it. */
export type Contact = {
  readonly action: string
  readonly actor_role: string
  readonly subject_role: string
  readonly subject_age: number
  readonly subject_relative: string
  readonly subject_school: string
  readonly subject_friend_outside_work: string
  readonly context_account: string
}

const STAFF = new Set(
  'teacher teaching-assistant support-staff channel-manager comms-lead leadership headteacher executive-headteacher dsl deputy-dsl online-services-lead trust-central volunteer'.split(
    ' ',
  ),
)

/** The rules of `policy.md` written by hand, whether the act is allowed: the limit of what is possible. */
export function allowedByHand(contact: Contact): boolean {
  const { actor_role: role } = contact
  if (STAFF.has(role))
    return contact.action === 'send-message' ? staffWrite(contact) : staffConnect(contact)
  if (role === 'governor' || role === 'director') return governor(contact)
  return (
    role === 'pupil' && contact.action === 'accept-connection' && contact.subject_role === 'pupil'
  )
}

function staffWrite({
  subject_role: subject,
  context_account: account,
  ...rest
}: Contact): boolean {
  if (subject === 'former-pupil') return isOwn(account) && isGrown(rest)
  if (subject !== 'pupil' && subject !== 'parent') return false
  return account === 'official' || account === 'work'
}

function staffConnect(contact: Contact): boolean {
  const { action, subject_role: subject, context_account: account } = contact
  switch (subject) {
    case 'pupil':
      return action !== 'keep-connection' && isOwn(account) && contact.subject_relative === 'yes'
    case 'former-pupil':
      return isOwn(account) && isGrown(contact)
    case 'parent':
      return account === 'personal' && contact.subject_friend_outside_work === 'yes'
    default:
      return subject === 'colleague'
  }
}

function governor({ action, subject_role: subject }: Contact): boolean {
  if (action !== 'accept-connection' && action !== 'keep-connection') return false
  return subject === 'parent' || subject === 'colleague'
}

function isOwn(account: string): boolean {
  return account === 'personal' || account === 'anonymous'
}

function isGrown(contact: Pick<Contact, 'subject_age' | 'subject_school'>): boolean {
  return contact.subject_age >= 18 && contact.subject_school === 'other'
}
