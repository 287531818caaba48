import type { ImportedClause } from '#policies/importing/structure/clauses.ts'

/** What keeps a clause that has no rule: by what means, for which capability. */
export type DraftKeeper = { readonly by: string; readonly what: string; readonly shows: string }

type Kind = readonly [pattern: RegExp, by: string, what: string]

const PAGE = 'shown on the page of the policy'

/** Tried in order on the words of a clause and the headings over it. */
const KINDS: readonly Kind[] = [
  [
    /\b(?:next review|reviewed|review this|approved by|adopted|board approval|date of review|last review)\b/i,
    'record',
    'policy-lifecycle',
  ],
  [
    /\b(?:version|edition|document control|history of changes|amendment)\b/i,
    'record',
    'document-control',
  ],
  [/\b(?:related|links with|in conjunction with|legislation)\b/i, 'record', 'related-policies'],
  [
    /\b(?:disciplinary|sanction|legal action|investigat\w+)\b/i,
    'record',
    'investigation-and-lessons',
  ],
  [
    /\b(?:induction|training|trained|read and understand|aware of this policy)\b/i,
    'lesson',
    'acknowledgement-and-training',
  ],
  [
    /\b(?:privacy|password|location|log(?:ging)? out|digital footprint|settings)\b/i,
    'lesson',
    'privacy-settings-self-check',
  ],
  [
    /\b(?:(?:pupils|students|children) (?:will be|are) (?:taught|advised)|taught|online safety)\b/i,
    'lesson',
    'pupil-and-parent-guidance',
  ],
  [
    /\b(?:monitor\w*|filter\w*|systems|devices)\b/i,
    'record',
    'access-hours-and-filter-log-monitoring',
  ],
  [/\b(?:tone|respectful|polite|courteous|ambassador)\b/i, 'screen', 'tone-of-voice'],
  [
    /\b(?:derogatory|defamatory|offensive|confidential|copyright|abus\w+)\b/i,
    'screen',
    'content-screening',
  ],
  [
    /\b(?:official (?:account|channel|site|social)|school account|login|log in details)\b/i,
    'record',
    'channel-register-and-approval',
  ],
  [/\b(?:concern|report|complain|whistleblow)\w*/i, 'notice', 'concerns-and-routing'],
  [/\b(?:parents?|carers?|informed)\b/i, 'notice', 'pupil-and-parent-guidance'],
]

/** Proposes what keeps a clause without a rule; the person who imports may say otherwise. */
export function keeperFor(clause: ImportedClause): DraftKeeper {
  const { text, around, kind } = clause
  const [, by, what] =
    find(text) ?? find(`${around.lead} ${around.part} ${around.section}`) ?? fallback(kind)
  return { by, what, shows: PAGE }
}

function find(text: string): Kind | undefined {
  return KINDS.find(([pattern]) => pattern.test(text))
}

function fallback(kind: ImportedClause['kind']): Kind {
  if (kind === 'front' || kind === 'row') return [/$^/, 'record', 'document-control']
  return [/$^/, 'definition', 'scope-and-definitions']
}

/** What must hold the step of a gate or a route. */
export function stepKeeper(by: 'gate' | 'route', what: string, title: string): DraftKeeper {
  return { by, what, shows: `${title.toLowerCase()} is held by a step in the software` }
}

/** By what means a duty is kept: people are taught, reminded, or it is recorded that they did it. */
export function dutyKeeper(what: string, yaml: string): DraftKeeper {
  const [, duty = ''] = /^duty: ([\w-]+)/.exec(yaml) ?? []
  const by = KEPT_BY[duty] ?? 'record'
  return { by, what, shows: 'who is asked, who has done it and who has not' }
}

const KEPT_BY: Readonly<Record<string, string>> = {
  train: 'lesson',
  'self-check': 'reminder',
  review: 'reminder',
}
