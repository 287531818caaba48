import type { ReplayReport } from './report.ts'

/**
 * A report as lines for software: a line for each change, for each reason why questions cannot be
 * answered, and for each place and role of askers; the summary last.
 */
export function reportLines(report: ReplayReport): readonly object[] {
  const { changes, unanswered, by, type: _, ...summary } = report
  return [
    ...changes.map((one) => ({ type: 'change', ...one })),
    ...unanswered.map((one) => ({ type: 'unanswered', ...one })),
    ...by.map((one) => ({ type: 'askers', ...one })),
    { type: 'summary', ...summary, changes: changes.length },
  ]
}
