import { figures } from '#core/figures.ts'
import { roleName } from '#access/access-words.ts'
import type { ChangeKind } from '#decisions/replaying/gist.ts'
import type { ReplayReport } from '#decisions/replaying/report.ts'
import type { ReplayRun } from '#decisions/replaying/runs/run.ts'
import { isShownKind, jobNames, kindNames } from '#people/kind-words.ts'

/** What each kind of change is called. */
export const kindTitles: Readonly<Record<ChangeKind, string>> = {
  answer: 'Another answer',
  strength: 'Binding instead of advice, or the reverse',
  route: 'Others must be told, or sooner or later',
  condition: 'Other things must be done first',
  decides: 'Somebody else decides',
  clause: 'The same answer by other clauses',
}

/** Where somebody asked: their school, the trust, or nobody knows. */
export function placeTitle({ school_name: name, role }: Place): string {
  if (role === null) return 'Not signed in'
  return name ?? 'At no school'
}

type Place = Pick<ReplayReport['by'][number], 'school_name' | 'role'>

/** What somebody was who asked. */
export function roleTitle({ role }: Pick<Place, 'role'>): string {
  if (role === null) return 'Not known'
  if (role === 'other') return 'Nothing at any school'
  const jobs: Readonly<Record<string, string>> = jobNames
  return jobs[role] ?? (isShownKind(role) ? kindNames[role] : roleName(role))
}

const steps: Readonly<Record<ReplayRun['step'], string>> = {
  waiting: 'Waiting for its turn',
  gathering: 'Gathering what was asked alike',
  answering: 'Answering again',
  counting: 'Counting who would be told something else',
}

/** How far a replay is, in words and figures, as its page and the script on it show it. */
export function progressOf({ state, step, done, total }: ReplayRun) {
  const many = total > 0 ? `: ${figures(done)} of ${figures(total)} questions` : ''
  return { state, text: `${steps[step]}${many}`, done, total }
}

/** Why questions cannot be answered with a draft. */
export const cannotTitles: Readonly<Record<ReplayReport['unanswered'][number]['why'], string>> = {
  'word-gone': 'The vocabulary no longer has words of the question',
  'facts-missing': 'The draft would ask for more than was said',
  'edition-lost': 'The edition that answered cannot be read again',
  'addition-unfit': 'What a school adds cannot be read with the draft',
}
