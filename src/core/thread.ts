import { Worker } from 'node:worker_threads'

/** A thread for work that would keep everybody else waiting: one task after the other. */
export type Thread<Task, Said> = {
  /** Gives the last word on a task, `hear` every one before; `late` where it took too long. */
  readonly ask: (task: Task, hear?: (said: Said) => void) => Promise<Said | 'late'>
  /** How many tasks wait or are being done. */
  readonly waiting: () => number
}

/** How a thread works: which word on a task is its last, and the most milliseconds for one. */
export type Threading<Said> = {
  readonly isLast?: (said: Said) => boolean
  readonly most?: number
}

/** Milliseconds after which a thread that nobody asks anything of is ended. */
const idle = 60_000

/**
 * Opens a thread that runs a program. It begins with the first task and keeps no process alive. One that
 * breaks off or takes too long is ended, and the next task begins another.
 */
export function openThread<Task, Said>(
  program: URL,
  threading: Threading<Said> = {},
): Thread<Task, Said> {
  let worker: Worker | undefined
  let before: Promise<unknown> = Promise.resolve()
  let resting: NodeJS.Timeout | undefined
  let waiting = 0
  const rest = () => {
    void worker?.terminate()
    worker = undefined
  }
  const askNow = async (task: Task, hear: (said: Said) => void): Promise<Said | 'late'> => {
    clearTimeout(resting)
    worker ??= new Worker(program)
    worker.ref()
    try {
      const answer = await answered(worker, { task, hear }, threading)
      if (answer === 'late') rest()
      return answer
    } catch (error) {
      rest()
      throw error
    } finally {
      worker?.unref()
      resting = setTimeout(rest, idle).unref()
    }
  }
  return {
    waiting: () => waiting,
    ask: (task, hear = () => undefined) => {
      waiting += 1
      const next = before.then(() => askNow(task, hear)).finally(() => (waiting -= 1))
      before = next.catch(() => undefined)
      return next
    },
  }
}

type Asked<Task, Said> = { readonly task: Task; readonly hear: (said: Said) => void }

async function answered<Task, Said>(
  worker: Worker,
  { task, hear }: Asked<Task, Said>,
  { isLast = () => true, most }: Threading<Said>,
): Promise<Said | 'late'> {
  const { promise, resolve, reject } = Promise.withResolvers<Said | 'late'>()
  const late = most === undefined ? undefined : setTimeout(() => resolve('late'), most)
  const onSaid = (said: Said): void => (isLast(said) ? resolve(said) : hear(said))
  const onBroken = (error: unknown): void =>
    reject(error instanceof Error ? error : new Error('the thread broke off'))
  const onExit = (): void => onBroken(undefined)
  worker.on('message', onSaid).on('error', onBroken).on('exit', onExit)
  worker.postMessage(task)
  try {
    return await promise
  } finally {
    clearTimeout(late)
    worker.off('message', onSaid).off('error', onBroken).off('exit', onExit)
  }
}
