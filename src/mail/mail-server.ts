import { z } from 'zod'

/** A mail server to send through, as `smtp://user:password@host:port` or `smtps://…` names it. */
export type MailServer = {
  readonly host: string
  readonly port: number
  /** Encrypted from the first byte (smtps); otherwise by STARTTLS, unless it is this computer. */
  readonly isImplicitTls: boolean
  readonly auth?: { readonly user: string; readonly pass: string } | undefined
}

const schemes = {
  smtp: { isImplicitTls: false, usualPort: 587 },
  smtps: { isImplicitTls: true, usualPort: 465 },
} as const

const setting = z
  .url({ protocol: /^smtps?$/ })
  .transform((text) => new URL(text))
  .refine(({ hostname, pathname, search }) => hostname !== '' && pathname.length < 2 && !search)

/** The mail server of an address; undefined when it is not the address of one. */
export function readMailServer(text: string): MailServer | undefined {
  const { data: url } = setting.safeParse(text)
  if (!url) return undefined
  const { isImplicitTls, usualPort } = url.protocol === 'smtps:' ? schemes.smtps : schemes.smtp
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? usualPort : Number(url.port),
    isImplicitTls,
    auth: credentials(url),
  }
}

function credentials({ username, password }: URL): MailServer['auth'] {
  if (username === '') return undefined
  return { user: unescape(username), pass: unescape(password) }
}

/** What stands for itself in an address may be written so, or escaped. */
function unescape(text: string): string {
  return text.replaceAll(/(?:%[\da-f]{2})+/gi, (escaped) => {
    const bytes = escaped
      .slice(1)
      .split('%')
      .map((each) => Number.parseInt(each, 16))
    return Buffer.from(bytes).toString('utf8')
  })
}

/** True when the server is on this computer, where nothing can listen on the way. */
export function isOwnComputer({ host }: MailServer): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}
