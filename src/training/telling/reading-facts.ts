import { dayOf, type IsoDay } from '#core/iso-day.ts'
import type { Clock } from '#core/clock.ts'
import type { Db } from '#db/db.ts'
import type { OfTrust } from '#policies/shelf.ts'
import type { NamedFacts } from '#rulebooks/engine/facts.ts'
import type { SealedEdition } from '#rulebooks/library.ts'
import {
  mayTakeRoleOnChannel,
  type StillToDo,
} from '#training/acknowledging/may-take-role-on-channel.ts'
import type { ReadingRoom } from '#training/room/reading-room.ts'

/** A question as far as what somebody read and signed is held against it. */
export type AskedOfReading = {
  readonly trust: OfTrust
  readonly edition: SealedEdition
  readonly asker: string
  readonly asOf: IsoDay
}

type Recorded = {
  readonly fact: string
  readonly value: string | undefined
  readonly mayBeSaid: readonly string[]
  readonly because: string
  readonly offer?: { readonly text: string; readonly path: string; readonly so: string }
}

type Told = {
  readonly recorded: readonly Recorded[]
  readonly facts: NamedFacts
  readonly cited: readonly never[]
  readonly choices: readonly never[]
}

const words = {
  read: {
    yes: 'You read the acceptable use policy in the version in force.',
    no: 'It is not on record that you read the acceptable use policy in the version in force.',
    offer: 'Read the acceptable use policy and say so',
    so: 'you have read the acceptable use policy',
  },
  signed: {
    yes: 'You signed the acceptable use policy in the version in force.',
    no: 'It is not on record that you signed the acceptable use policy in the version in force.',
    offer: 'Sign the acceptable use policy',
    so: 'you have signed the acceptable use policy',
  },
} as const

const nothing: Told = { recorded: [], facts: {}, cited: [], choices: [] }

/**
 * Whether somebody has read and signed what the policy wants before an account is run, as it is on record
 * today; what they say themselves counts only where it is less. Nothing where the policy wants neither,
 * or another edition than today's is asked.
 */
export async function readingFacts(
  { db, room, clock }: { readonly db: Db; readonly room: ReadingRoom; readonly clock: Clock },
  { trust, edition, asker: personId }: AskedOfReading,
): Promise<Told> {
  const today = dayOf(clock.now())
  const found = await db.transactionFor(trust.trustId, async (tx) => {
    const reading = await room(tx, { code: trust.code, today })
    if (reading === undefined || reading.edition.seal !== edition.seal) return undefined
    const wanted = reading.reading.requirements.filter(({ before }) => before.length > 0)
    if (wanted.length === 0) return undefined
    return { wanted, may: await mayTakeRoleOnChannel(tx, { personId, reading, today }) }
  })
  if (found === undefined) return nothing
  const { wanted, may } = found
  const missing = may.ok ? [] : may.error.missing
  const signs = wanted.some(({ asks }) => asks === 'sign')
  const reads = wanted.some(({ asks }) => asks !== 'sign')
  return {
    ...nothing,
    recorded: [
      ...(reads
        ? [
            recorded(
              'read',
              missing.find(({ asks }) => asks !== 'sign'),
            ),
          ]
        : []),
      ...(signs
        ? [
            recorded(
              'signed',
              missing.find(({ asks }) => asks === 'sign'),
            ),
          ]
        : []),
    ],
  }
}

function recorded(what: keyof typeof words, missing: StillToDo | undefined): Recorded {
  const { yes, no, offer: text, so } = words[what]
  const fact = `actor.${what}`
  const mayBeSaid = ['not-yet', 'skipped']
  if (missing === undefined) return { fact, value: 'done', mayBeSaid, because: yes }
  const path = `reading/item?what=${encodeURIComponent(missing.requirement)}`
  return { fact, value: 'not-yet', mayBeSaid, because: no, offer: { text, path, so } }
}
