import type { Clock } from '#core/clock.ts'
import type { Db } from '#db/db.ts'
import { disclosureTasks } from '#disclosures/disclosure-tasks.ts'
import type { TaskSource } from '#home/home.ts'
import { importTasks } from '#people/tasks/import-tasks.ts'
import { rolesTasks, type RolesTasksNeeds } from '#people/tasks/roles-tasks.ts'
import { emergencyTasks, invitationTasks, secondFactorTasks } from '#people/tasks/sign-in-tasks.ts'
import { additionTasks } from '#policies/additions/addition-tasks.ts'
import { adoptionTasks } from '#policies/adopting/adoption-tasks.ts'
import { approvingTasks } from '#policies/approving/approving-tasks.ts'
import { draftingTasks } from '#policies/drafting/drafting-tasks.ts'
import { relatedTasks } from '#policies/related/related-tasks.ts'
import { reviewTasks } from '#policies/reviewing/review-tasks.ts'
import type { Shelf } from '#policies/shelf.ts'
import type { ReadingRoom } from '#training/room/reading-room.ts'
import { lateReadersTasks, readingTasks } from '#training/telling/reading-tasks.ts'

/** What may wait for somebody, from every part of the software, for the home page. */
export function taskSources(
  needs: RolesTasksNeeds & {
    readonly db: Db
    readonly clock: Clock
    readonly shelf: Shelf
    readonly room: ReadingRoom
  },
): readonly TaskSource[] {
  return [
    (asked) => emergencyTasks(needs, asked),
    secondFactorTasks,
    (asked) => approvingTasks(needs, asked),
    (asked) => draftingTasks(needs, asked),
    (asked) => reviewTasks(needs, asked),
    (asked) => adoptionTasks(needs, asked),
    (asked) => additionTasks(needs, asked),
    (asked) => relatedTasks(needs, asked),
    (asked) => importTasks(needs, asked),
    (asked) => rolesTasks(needs, asked),
    (asked) => invitationTasks(needs, asked),
    (asked) => disclosureTasks(needs, asked),
    (asked) => readingTasks(needs, asked),
    (asked) => lateReadersTasks(needs, asked),
  ]
}
