import { z } from 'zod'

import { Refusal } from '#core/refusal.ts'
import { readMailServer } from '#mail/mail-server.ts'
import { isAddress as isMailAddress } from '#mail/message.ts'
import type { MailSettings } from '#mail/smtp.ts'

type Place = { readonly host: string; readonly port: number }

/** A try-out on one machine: embedded database, loopback only, said on every page. */
export type Demonstration = Place & {
  readonly mode: 'demonstration'
  readonly dataDir: string
  readonly mail?: undefined
  readonly notice: string
}

/** A real installation on PostgreSQL. */
export type Installation = Place & {
  readonly mode: 'installation'
  readonly databaseUrl: string
  /** The login that owns the tables and changes their shape, where the one at work is another. */
  readonly databaseOwnerUrl?: string | undefined
  readonly secret: string
  /** Secrets it had before, with which what was sealed then is still opened. */
  readonly earlierSecrets?: readonly string[] | undefined
  /** Where people reach it, such as `https://rules.example`: links in mail and passkeys rest on it. */
  readonly address: string
  /** Where mail goes out; without it messages are held in the database. */
  readonly mail?: MailSettings | undefined
  /** Where to tell of a weakness, as `mailto:` or `https:`; published in security.txt. */
  readonly securityContact?: string | undefined
  readonly notice?: undefined
}

/** Everything the machine's settings say; `notice` is the words every page must show, if any. */
export type Config = Demonstration | Installation

const notice =
  'This is a demonstration on this computer only. Do not put in anything about real people.'

const given = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim())
const optional = z.string().transform(given).optional()

const databaseUrl = (name: string) =>
  optional.pipe(
    z
      .string()
      .regex(/^postgres(ql)?:\/\//, {
        error: `${name} must begin with postgres:// or postgresql://`,
      })
      .optional(),
  )

const settings = z.object({
  HOST: optional.pipe(z.string().default('127.0.0.1')),
  PORT: optional.pipe(
    z
      .string()
      .default('3000')
      .refine((text) => /^\d+$/.test(text) && Number(text) <= 65_535, {
        error: 'PORT must be a whole number from 0 to 65535',
      })
      .transform(Number),
  ),
  HOUSERULES_DATA: optional.pipe(z.string().default('data')),
  DATABASE_URL: databaseUrl('DATABASE_URL'),
  DATABASE_OWNER_URL: databaseUrl('DATABASE_OWNER_URL'),
  HOUSERULES_SECRET: optional.pipe(
    z
      .string()
      .min(32, { error: 'HOUSERULES_SECRET must be at least 32 characters long' })
      .optional(),
  ),
  HOUSERULES_EARLIER_SECRETS: optional.pipe(
    z
      .string()
      .transform((text) => text.split(/\s+/))
      .refine((secrets) => secrets.every((one) => one.length >= 32), {
        error:
          'HOUSERULES_EARLIER_SECRETS must be secrets of at least 32 characters with spaces between them',
      })
      .optional(),
  ),
  HOUSERULES_ADDRESS: optional.pipe(
    z
      .string()
      .refine(isAddress, {
        error:
          'HOUSERULES_ADDRESS must be an address without a path, such as https://rules.example',
      })
      .transform((text) => new URL(text).origin)
      .optional(),
  ),
  HOUSERULES_SMTP: optional.pipe(
    z
      .string()
      .transform(readMailServer)
      .refine((server) => server !== undefined, {
        error: 'HOUSERULES_SMTP must be smtp://user:password@host:port or smtps://…',
      })
      .optional(),
  ),
  HOUSERULES_MAIL_FROM: optional.pipe(
    z
      .string()
      .refine(isMailAddress, {
        error: 'HOUSERULES_MAIL_FROM must be one mail address, such as rules@trust.example',
      })
      .optional(),
  ),
  HOUSERULES_SECURITY_CONTACT: optional.pipe(
    z
      .string()
      .transform((text) => (isMailAddress(text) ? `mailto:${text}` : text))
      .refine((text) => text.startsWith('mailto:') || isHttpsPage(text), {
        error:
          'HOUSERULES_SECURITY_CONTACT must be a mail address or a page such as https://trust.example/security',
      })
      .optional(),
  ),
})

type Settings = z.infer<typeof settings>
type Mail = Installation['mail']

/**
 * What the settings in the environment ask for. Throws a `Refusal` that names every bad setting, and
 * refuses what would be unsafe: PostgreSQL without a secret or an address, a demonstration open to the
 * network.
 */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Config {
  const parsed = settings.safeParse(environment)
  if (!parsed.success) throw refusal(parsed.error.issues.map((issue) => issue.message).join('; '))

  const place = { host: parsed.data.HOST, port: parsed.data.PORT }
  return parsed.data.DATABASE_URL === undefined
    ? demonstration(place, parsed.data)
    : installation(place, { ...parsed.data, DATABASE_URL: parsed.data.DATABASE_URL })
}

function demonstration(
  place: Place,
  { HOUSERULES_DATA: dataDir, HOUSERULES_SMTP }: Settings,
): Demonstration {
  if (!isLoopback(place.host)) {
    throw refusal(
      `without DATABASE_URL this is a demonstration, which listens on this computer only; ` +
        `HOST is ${place.host}. Leave HOST out, or set DATABASE_URL and HOUSERULES_SECRET`,
    )
  }
  if (HOUSERULES_SMTP !== undefined) {
    throw refusal(
      'without DATABASE_URL this is a demonstration, which sends no mail. Leave HOUSERULES_SMTP out',
    )
  }
  return { mode: 'demonstration', ...place, dataDir, notice }
}

function installation(
  place: Place,
  settings: Settings & { readonly DATABASE_URL: string },
): Installation {
  const { DATABASE_URL, HOUSERULES_SECRET, HOUSERULES_ADDRESS } = settings
  if (HOUSERULES_SECRET === undefined) {
    throw refusal(
      'DATABASE_URL is set but HOUSERULES_SECRET is not. Make one with: openssl rand -base64 32',
    )
  }
  if (HOUSERULES_ADDRESS === undefined) {
    throw refusal(
      'DATABASE_URL is set but HOUSERULES_ADDRESS is not. ' +
        'Set it to where people reach Houserules, such as https://rules.example',
    )
  }
  return {
    mode: 'installation',
    ...place,
    databaseUrl: DATABASE_URL,
    databaseOwnerUrl: settings.DATABASE_OWNER_URL,
    secret: HOUSERULES_SECRET,
    earlierSecrets: settings.HOUSERULES_EARLIER_SECRETS,
    address: HOUSERULES_ADDRESS,
    mail: mailOf(settings),
    securityContact: settings.HOUSERULES_SECURITY_CONTACT,
  }
}

function mailOf({ HOUSERULES_SMTP: server, HOUSERULES_MAIL_FROM: from }: Settings): Mail {
  if (server === undefined) return undefined
  if (from === undefined) {
    throw refusal(
      'HOUSERULES_SMTP is set but HOUSERULES_MAIL_FROM is not. ' +
        'Set it to the address mail comes from, such as rules@trust.example',
    )
  }
  return { server, from }
}

/** HTTPS, or this computer itself: without either a password could be read on its way. */
function isAddress(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, origin, href } = new URL(text)
  const isSafe = protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))
  return isSafe && (href === `${origin}/` || href === origin)
}

function isHttpsPage(text: string): boolean {
  return /^https:\/\/\S+$/.test(text) && URL.canParse(text)
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}

function refusal(reason: string): Refusal {
  return new Refusal(`Houserules did not start: ${reason}.`)
}
