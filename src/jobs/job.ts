import type { Tx } from '#db/db.ts'

/** What a job is about, by id: a payload never carries words. */
export type JobIds = Readonly<Record<string, string>>

/** One piece of work that was asked for, on its way through a worker. */
export type Job = {
  readonly id: string
  readonly trustId: string
  readonly ids: JobIds
  /** No other try follows this one. */
  readonly isLastTry: boolean
  /** A transaction of the job's trust, the only one there is for its worker. */
  readonly transaction: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
}

/**
 * A kind of work: the queue it waits in, which a migration made (`make_queue`), and what does it. It may
 * be done twice when the process dies in between, so `run` looks at what is already done. When it throws,
 * the job is tried again later.
 */
export type Work = { readonly name: string; readonly run: (job: Job) => Promise<void> }

/** A job that was tried as often as its queue allows, and waits for somebody to look at it. */
export type ParkedJob = {
  readonly id: string
  readonly name: string
  readonly askedAt: Date
  readonly parkedAt: Date
}
