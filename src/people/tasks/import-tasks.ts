import type { Clock } from '#core/clock.ts'
import type { Task } from '#core/task.ts'
import type { Db } from '#db/db.ts'
import { listRuns } from '#people/imports/runs/look-at-runs.ts'
import type { RunState } from '#people/imports/runs/run.ts'

import { holdsAny, type TaskAsked } from './task-asked.ts'

const waiting: Readonly<Partial<Record<RunState, Pick<Task, 'title' | 'why' | 'state'>>>> = {
  files: {
    title: 'Go on with an import',
    why: 'Its files have still to be sent, or nobody has said yet what their columns mean.',
    state: 'to-do',
  },
  ready: {
    title: 'Decide on an import',
    why: 'It has been read and changes nothing until somebody applies it or gives it up.',
    state: 'to-do',
  },
  unreadable: {
    title: 'Look at an import that could not be read',
    why: 'Nothing was changed. The page of the import says what is wrong with its files.',
    state: 'look',
  },
}

/** How many of the latest imports are looked through. */
const most = 25

/** Imports that wait for a decision, for those who bring people in. */
export async function importTasks(
  needs: { readonly db: Db; readonly clock: Clock },
  asked: TaskAsked,
): Promise<readonly Task[]> {
  if (!holdsAny(asked, ['system-administrator'])) return []
  const { trustId, slug } = asked.trust
  const runs = await listRuns(needs, { trustId, skip: 0, most })
  return runs.flatMap(({ run: { runId, state } }) => {
    const task = waiting[state]
    return task === undefined ? [] : [{ ...task, href: `/trusts/${slug}/imports/${runId}` }]
  })
}
