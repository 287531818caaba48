import type { Clock } from '#core/clock.ts'
import { dayOf } from '#core/iso-day.ts'
import type { Tx } from '#db/db.ts'
import type { Role } from '#people/roles/role.ts'
import type { OfTrust } from '#policies/shelf.ts'
import type { ReadingRoom } from '#training/room/reading-room.ts'

import { mayTakeRoleOnChannel, type StillToDo } from './may-take-role-on-channel.ts'

const words = {
  first: 'They have to do this first, which they find under Reading:',
  sign: 'sign',
  read: 'read',
} as const

/** What stands against giving somebody a role, in words; asked in the transaction that would give it. */
type Bar = (tx: Tx, personId: string) => Promise<string | undefined>

/**
 * Gives what stands against making somebody a channel manager of a trust: that they have still to read
 * or sign what the policy wants before. Nothing for other roles, or where the policy wants nothing.
 */
export function channelRoleBar({
  room,
  clock,
}: {
  readonly room: ReadingRoom
  readonly clock: Clock
}): (trust: OfTrust, role: Role) => Bar | undefined {
  return ({ code }, role) => {
    if (role !== 'channel-manager') return undefined
    return async (tx, personId) => {
      const today = dayOf(clock.now())
      const reading = await room(tx, { code, today })
      return reading && barIn(tx, { reading, today, role, personId })
    }
  }
}

async function barIn(
  tx: Tx,
  asked: Parameters<typeof mayTakeRoleOnChannel>[1],
): Promise<string | undefined> {
  const may = await mayTakeRoleOnChannel(tx, asked)
  return may.ok ? undefined : `${words.first} ${may.error.missing.map(lineOf).join('; ')}`
}

function lineOf({ asks, document, requirement, clause }: StillToDo): string {
  return `${asks === 'sign' ? words.sign : words.read} “${document ?? requirement}” (${clause})`
}
