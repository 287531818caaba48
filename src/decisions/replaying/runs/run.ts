import type { ReplayReport } from '#decisions/replaying/report.ts'

/** How far the replay of a revision is; once it is done, its report stands. */
export type RunState = 'waiting' | 'working' | 'done' | 'failed'

/** A revision of a draft put to the kept questions. */
export type ReplayRun = {
  readonly draftId: string
  readonly revision: number
  readonly state: RunState
  readonly askedBy: string
  readonly askedAt: Date
  readonly step: 'waiting' | 'gathering' | 'answering' | 'counting'
  readonly done: number
  readonly total: number
  /** When it last said how far it is. */
  readonly seenAt: Date
  readonly report?: ReplayReport | undefined
}

/** Work is in hand, or about to be. */
export function isWorking({ state }: Pick<ReplayRun, 'state'>): boolean {
  return state === 'waiting' || state === 'working'
}

/** Seconds without a sign after which the work counts as interrupted. */
const patience = 60

/** Whether nothing has been heard of the work for so long that it was probably interrupted. */
export function isInterrupted(run: Pick<ReplayRun, 'state' | 'seenAt'>, now: Date): boolean {
  return isWorking(run) && now.getTime() - run.seenAt.getTime() > patience * 1000
}
