import type { Db } from '#db/db.ts'
import { keepTrust } from '#people/keep-trust.ts'
import type { Trust } from '#people/trust.ts'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
let made = 0

/** A trust of its own for one test, with an invented name and a code no other in the file has. */
export async function makeTrust(db: Db): Promise<Trust> {
  made += 1
  const code = `T${letters.charAt(Math.floor(made / 26) % 26)}${letters.charAt(made % 26)}`
  return keepTrust({ db }, { code, name: `Invented Trust ${made}`, slug: `invented-trust-${made}` })
}
