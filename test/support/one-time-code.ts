import { createHmac } from 'node:crypto'

import { systemClock } from '#core/clock.ts'

/** What an authenticator app with this key shows (RFC 6238), so many half minutes from now. */
export function oneTimeCode(key: string, steps = 0): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = Array.from(key, (char) => alphabet.indexOf(char).toString(2).padStart(5, '0')).join(
    '',
  )
  const bytes = (bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2))
  const counter = Buffer.alloc(8)
  // better-auth goes by the machine's clock.
  const now = systemClock.now().getTime()
  counter.writeBigUInt64BE(BigInt(Math.floor(now / 30_000) + steps))
  const mac = createHmac('sha1', Buffer.from(bytes)).update(counter).digest()
  const offset = (mac.at(-1) ?? 0) & 0xf
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}
