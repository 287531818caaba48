import type { Way } from '#db/tables/sign-in.ts'

const wayOfPath: Readonly<Record<string, Way>> = {
  '/sign-in/email': 'password',
  '/two-factor/verify-totp': 'authenticator',
  '/two-factor/verify-backup-code': 'backup-code',
}

const strongWays: readonly Way[] = ['authenticator', 'backup-code', 'passkey', 'break-glass']

/** How a session is opened at one of better-auth's endpoints, and whether that is strong. */
export function wayAt(path: string | undefined): { way: Way; strong: boolean } | undefined {
  const way = wayOfPath[path ?? '']
  return way && { way, strong: strongWays.includes(way) }
}
