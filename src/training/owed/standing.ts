import { addDays, type IsoDay } from '#core/iso-day.ts'
import type { ClauseChange } from '#rulebooks/changes/clause-changes.ts'

import { covers } from './cover.ts'
import { concernsRoles } from './edition-reading.ts'
import type { Item } from './item.ts'
import { latest, later } from './later.ts'
import type { Merged } from './merged.ts'
import type { AskedNow, Done, Reader, Refresher } from './reader.ts'
import { isAsFirm } from './requirement.ts'

type Stands = Pick<Item, 'standing' | 'clauses' | 'changes' | 'due' | 'because' | 'doneOn' | 'next'>

/** How somebody stands to what is asked; undefined for what is only done when somebody asks, and nobody did. */
export function standingOf(merged: Merged, reader: Reader, now: AskedNow): Stands | undefined {
  const done = lastDone(merged, reader)
  const asked = reader.refreshers.find(
    ({ requirement, at }) =>
      covers(requirement, merged.key) && (done === undefined || at > done.at),
  )
  if (done === undefined) return neverDone(merged, reader, { now, asked })
  const about: Standings = { merged, reader, done, now }
  if (asked) return { ...whole(about), standing: 'asked', due: asked.due, because: asked.because }
  return again(about) ?? changed(about) ?? newRole(about) ?? stillDone(about)
}

type Standings = {
  readonly merged: Merged
  readonly reader: Reader
  readonly done: Done
  readonly now: AskedNow
}

function lastDone({ key, asks }: Merged, { done }: Reader): Done | undefined {
  return done
    .filter((one) => covers(one.requirement, key) && isAsFirm(one.asks, asks))
    .toSorted((one, other) => other.at.getTime() - one.at.getTime())[0]
}

function neverDone(
  merged: Merged,
  reader: Reader,
  { now, asked }: { readonly now: AskedNow; readonly asked: Refresher | undefined },
): Stands | undefined {
  const all = { clauses: clausesFor(merged, reader, now), changes: [] }
  if (asked) return { ...all, standing: 'asked', due: asked.due, because: asked.because }
  if (!merged.rhythm.first) return undefined
  const begins = latest(reader.since ?? now.askedSince, now.askedSince)
  return { ...all, standing: 'never', due: dueFrom(begins, merged) }
}

function dueFrom(day: IsoDay, { within }: Merged): IsoDay | undefined {
  return within === undefined ? undefined : addDays(day, within)
}

function whole({
  merged,
  reader,
  done,
  now,
}: Standings): Pick<Stands, 'clauses' | 'changes' | 'doneOn'> {
  return { clauses: clausesFor(merged, reader, now), changes: [], doneOn: done.on }
}

function nextOf({ merged, done }: Standings): IsoDay | undefined {
  const { every } = merged.rhythm
  return every === undefined ? undefined : later(done.wholeOn, every)
}

function again(about: Standings): Stands | undefined {
  const next = nextOf(about)
  if (next === undefined || next > about.now.today) return undefined
  return { ...whole(about), standing: 'again', due: next }
}

function changed(about: Standings): Stands | undefined {
  const { merged, done, now } = about
  if (!merged.rhythm.eachEdition) return undefined
  const due = dueFrom(now.askedSince, merged)
  if (merged.about.type === 'document') {
    const isOther = now.versionOf(merged.about.title) !== done.version
    return isOther ? { ...whole(about), standing: 'changed' } : undefined
  }
  const changes = changesFor(about)
  if (changes === undefined) return { ...whole(about), standing: 'again', due }
  if (changes.length === 0) return undefined
  const clauses = changes.map(({ clause }) => clause)
  return { standing: 'changed', clauses, changes, due, doneOn: done.on }
}

/** What changed in the clauses this is about, for the roles of the person; undefined when that is lost. */
function changesFor({ merged, reader, done, now }: Standings): readonly ClauseChange[] | undefined {
  if (merged.about.type !== 'clauses' || done.seal === now.reading.edition.seal) return []
  const { reach, clauses } = merged.about
  const isAbout = (change: ClauseChange): boolean =>
    clauses.includes(change.clause) || (reach === 'policy' && isReading(merged))
  return now
    .changesSince(done.seal)
    ?.filter((change) => isAbout(change) && concernsRoles(change.roles, reader.roles))
}

/** Whether the words themselves are read, so that a clause that went concerns its readers too. */
function isReading({ asks }: Merged): boolean {
  return asks !== 'learn'
}

/** A role somebody has got since brings clauses that did not concern them before. */
function newRole(about: Standings): Stands | undefined {
  const { merged, reader, done, now } = about
  if (!merged.rhythm.eachEdition || reader.roles.every((role) => done.roles.includes(role))) {
    return undefined
  }
  const before = new Set(clausesFor(merged, { ...reader, roles: done.roles }, now))
  const clauses = clausesFor(merged, reader, now).filter((clause) => !before.has(clause))
  if (clauses.length === 0) return undefined
  return { standing: 'new-role', clauses, changes: [], doneOn: done.on }
}

function stillDone(about: Standings): Stands {
  const { done } = about
  return { standing: 'done', clauses: [], changes: [], doneOn: done.on, next: nextOf(about) }
}

function clausesFor(
  { about }: Merged,
  { roles }: Pick<Reader, 'roles'>,
  { reading }: AskedNow,
): readonly string[] {
  if (about.type !== 'clauses') return []
  return about.clauses.filter((id) => concernsRoles(reading.concerns.get(id) ?? 'everyone', roles))
}
