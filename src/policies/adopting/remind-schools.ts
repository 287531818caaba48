import type { Clock } from '#core/clock.ts'
import { daysBetween } from '#core/iso-day.ts'
import type { Db } from '#db/db.ts'
import type { Morning, Round } from '#jobs/morning.ts'
import { oneLine } from '#mail/one-line.ts'
import { type Holder, whoHolds } from '#people/roles/who-holds.ts'
import { remindOnce } from '#policies/reminding/remind-once.ts'
import type { Shelf } from '#policies/shelf.ts'
import type { Local } from '#rulebooks/language/rulebook.ts'
import type { SealedEdition } from '#rulebooks/library.ts'

import { adoptionOf, type SchoolStanding } from './adoption.ts'
import { standingOf } from './local-record.ts'
import { findLocalRecords } from './local-records.store.ts'
import { localWords } from './local-words.ts'
import { isAt, mayRecord } from './schools-waiting.ts'

const words = {
  where: 'Record it in Houserules:',
  noLink: 'Sign in to Houserules and record it there; your home page leads to it.',
  many: (all: readonly unknown[]) => `${all.length} schools`,
  more: (count: number) => `- and ${count} more`,
  ends: 'These reminders stop as soon as it is recorded.',
} as const

/** What reminding needs; `address` is where links in mail begin, if it is known. */
export type RemindSchoolsNeeds = {
  readonly db: Db
  readonly clock: Clock
  readonly shelf: Shelf
  readonly address?: string | undefined
}

/** A reminder goes out when an edition comes in force, and every so many days while nothing is recorded. */
export const reminderEvery = 60

/** So many schools are named in one mail. */
const mostNamed = 30

/**
 * Reminds heads and clerks of what the policy asks of their schools and is not recorded of the edition
 * in force, in one mail each: no text says by when, so it is never called late.
 */
export function remindSchools(needs: RemindSchoolsNeeds): Morning {
  return {
    name: 'local-reviews',
    run: async (round) => {
      const edition = await needs.shelf.inForce(round.trust, round.today)
      if (edition !== undefined) await remindOf(needs, { round, edition })
    },
  }
}

type At = { readonly round: Round; readonly edition: SealedEdition }

async function remindOf(needs: RemindSchoolsNeeds, at: At): Promise<void> {
  const { edition, round } = at
  const { trust, today } = round
  const days = daysBetween(await needs.shelf.since(trust.trustId, edition), today)
  const adoption = await adoptionOf(needs, { trustId: trust.trustId, edition })
  const missing = adoption?.schools.filter(({ done }) => done === undefined) ?? []
  if (adoption === undefined || missing.length === 0 || days < 0) return
  const held = await whoHolds(needs, { trustId: trust.trustId, day: today })
  const byPerson = Map.groupBy(held.filter(isAsked), ({ personId }) => personId)
  const step = `every-${reminderEvery}-${Math.floor(days / reminderEvery)}`
  for (const [personId, holdings] of byPerson) {
    const schools = missing
      .map(({ school }) => school)
      .filter((school) => holdings.some((one) => isAt(one, school)))
    await remind(needs, { ...at, local: adoption.local, schools, personId, step })
  }
}

/** Heads of schools, and clerks; whoever heads several schools for the trust leaves it to them. */
function isAsked(holder: Holder): boolean {
  const ofSchool = holder.schoolId !== undefined || holder.role === 'clerk'
  return ofSchool && holder.capacity === 'holder' && mayRecord(holder)
}

type Named = SchoolStanding['school']

type Reminding = At & {
  readonly local: Local
  readonly schools: readonly Named[]
  readonly personId: string
  readonly step: string
}

async function remind(needs: RemindSchoolsNeeds, reminding: Reminding): Promise<void> {
  const { round, edition, personId, step, schools } = reminding
  const { seal } = edition
  await round.transaction(async (tx) => {
    const records = await findLocalRecords(tx, { seal })
    const missing = schools.filter(
      ({ schoolId }) =>
        standingOf(records.filter((one) => one.schoolId === schoolId)) === undefined,
    )
    if (missing.length === 0) return
    const message = messageOf(needs, { ...reminding, schools: missing })
    const about = `local-review:${seal}`
    await remindOnce(tx, { about, personId, step, ...message }, needs.clock.now())
  })
}

function messageOf({ address }: RemindSchoolsNeeds, { round, edition, local, schools }: Reminding) {
  const own = localWords[local.kind]
  const { title, edition: label } = edition.rulebook.control
  const link = `${address ?? ''}/trusts/${round.trust.slug}/adoption`
  const named = schools.slice(0, mostNamed).map(({ name }) => `- ${name}`)
  const more = schools.length - named.length
  return {
    kind: 'local-review-reminder',
    subject: own.task(schools.length === 1 ? oneLine(schools[0]?.name ?? '') : words.many(schools)),
    text: [
      `${own.taskWhy(local.by)} ${own.missing} yet of ${title}, edition ${label}, for:`,
      [...named, ...(more > 0 ? [words.more(more)] : [])].join('\n'),
      address === undefined ? words.noLink : `${words.where}\n${link}`,
      words.ends,
    ].join('\n\n'),
  }
}
