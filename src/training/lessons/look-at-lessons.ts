import type { Db } from '#db/db.ts'
import type { SeenPlaces } from '#training/outstanding/seen-places.ts'

import { findRefreshers, hasRefresher, type ListedRefresher } from './refreshers.store.ts'
import { findSessions, hasSession, type ListedSession } from './sessions.store.ts'

/** What was held and asked at some places: the latest sessions and refreshers. */
export type Lessons = {
  readonly sessions: readonly ListedSession[]
  readonly older?: string | undefined
  readonly refreshers: readonly ListedRefresher[]
}

const most = 20

/** The latest sessions at some places, and the refreshers somebody asked for; for the whole trust, all. */
export async function lookAtLessons(
  { db }: { readonly db: Db },
  asked: {
    readonly trustId: string
    readonly by: string
    readonly places: SeenPlaces
    readonly before?: string | undefined
  },
): Promise<Lessons> {
  const { places, before } = asked
  const isAll = places === 'trust'
  return db.transactionFor(asked.trustId, async (tx) => {
    const of = isAll ? undefined : { schools: places, by: asked.by }
    const found = await findSessions(tx, { of, most: most + 1, before })
    const sessions = found.slice(0, most)
    return {
      sessions,
      older: found.length > most ? sessions.at(-1)?.sessionId : undefined,
      refreshers: await findRefreshers(tx, { askedBy: isAll ? undefined : asked.by, most }),
    }
  })
}

/** Whether a session or refresher with this id is kept, so that a form sent twice does nothing twice. */
export async function isLessonKept(
  { db }: { readonly db: Db },
  asked: {
    readonly trustId: string
    readonly kind: 'session' | 'refresher'
    readonly id: string
  },
): Promise<boolean> {
  const { trustId, kind, id } = asked
  return db.transactionFor(trustId, (tx) =>
    kind === 'session' ? hasSession(tx, id) : hasRefresher(tx, id),
  )
}
