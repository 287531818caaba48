import { figures } from '#core/figures.ts'
import type { Format } from '#people/imports/reading/read-files.ts'
import type { ImportRun, RunState, Step } from '#people/imports/runs/run.ts'

/** What each kind of file is called. */
export const formatNames: Readonly<Record<Format, string>> = {
  oneroster: 'OneRoster 1.1 or 1.2',
  sds: 'Microsoft School Data Sync 2.1',
  csv: 'Your own spreadsheet (CSV)',
  gias: 'Register of schools (GIAS)',
}

/** What each state of an import is called. */
export const stateNames: Readonly<Record<RunState, string>> = {
  files: 'Begun, not read yet',
  reading: 'Being read',
  unreadable: 'Could not be read',
  ready: 'Ready to check',
  applying: 'Being applied',
  applied: 'Done',
  cancelled: 'Cancelled',
  failed: 'Went wrong',
}

/** The colour of each state's tag. */
export const stateColours: Readonly<Record<RunState, string>> = {
  files: 'govuk-tag--grey',
  reading: 'govuk-tag--blue',
  unreadable: 'govuk-tag--red',
  ready: 'govuk-tag--yellow',
  applying: 'govuk-tag--blue',
  applied: 'govuk-tag--green',
  cancelled: 'govuk-tag--grey',
  failed: 'govuk-tag--red',
}

/** What each step of the work is called. */
export const stepNames: Readonly<Record<Step, string>> = {
  waiting: 'Waiting to begin',
  reading: 'Reading the files',
  comparing: 'Comparing them with what is held',
  listing: 'Writing the lists',
  changing: 'Making the changes',
}

/** What came of an import, or would, in a few words. */
export function outcomeOf({ state, summary, problem }: ImportRun): string {
  if (state === 'unreadable') return problem ?? ''
  if (summary === undefined || state === 'cancelled' || state === 'failed') return ''
  const { counts, schools } = summary
  const parts = [
    [counts.new, 'new'],
    [counts.lookalike, 'like somebody already here'],
    [counts.changed, 'changed'],
    [counts.left, 'left'],
    [counts.refused, 'refused'],
    [schools.new.length + schools.changed.length, 'schools'],
  ] as const
  const told = parts.filter(([count]) => count > 0)
  return told.length === 0 ? 'No change' : told.map((part) => withCommas(part)).join(', ')
}

function withCommas([count, word]: readonly [number, string]): string {
  return `${figures(count)} ${word}`
}
