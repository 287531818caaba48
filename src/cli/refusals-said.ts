import { Refusal } from '#core/refusal.ts'

/** Does the work of a command; what cannot be done is said in one line, and the exit code is 1. */
export async function refusalsSaid(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
