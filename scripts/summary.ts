import type { Outcome } from './step.ts'

/** Prints the last line of a run, and fails the process when anything failed or nothing passed. */
export function summarise(outcomes: readonly Outcome[]): void {
  const passed = total(outcomes.map((outcome) => outcome.passed))
  const failed = total(outcomes.map((outcome) => outcome.failed))
  console.log(`houserules: ${passed} passed, ${failed} failed`)
  if (failed > 0 || passed === 0) process.exitCode = 1
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0)
}
