import { dayWords } from '#core/day.ts'
import type { IsoDay } from '#core/iso-day.ts'
import type { ImportedClause, ImportedSection } from '#policies/importing/structure/clauses.ts'

import type { ControlFacts, Fact } from './control-facts.ts'
import { foreignSchools } from './foreign-schools.ts'

/** Something the owner of a policy should mend. */
export type ImportDefect = {
  readonly clause: string
  readonly kind: 'contradiction' | 'gap' | 'leftover' | 'cross-reference' | 'outdated'
  readonly says: string
  readonly treated: string
}

/** Lists what is wrong with a document as it stands; nothing is quietly mended. */
export function defectsIn(
  sections: readonly ImportedSection[],
  control: ControlFacts,
  today: IsoDay,
): readonly ImportDefect[] {
  const clauses = sections.flatMap((section) => section.clauses)
  const head = clauses[0]?.number ?? '0.01'
  return [
    ...clauses.flatMap((clause) => brokenReferences(clause, sections)),
    ...clauses.flatMap(leftovers),
    ...foreignSchools(sections, control.trustName?.value ?? '').map(({ clause, name }) => ({
      clause,
      kind: 'leftover' as const,
      says: `Names ${name}, which the head of the document does not.`,
      treated: 'Kept as printed until the owner says whether that school is meant.',
    })),
    ...draftNumber(clauses, control),
    ...missingFacts(control, head),
    ...passedReview(control, today),
  ]
}

const REFERENCE =
  /\b(?:see|in|under|refer to|per)\s+(section|paragraph|clause|appendix|annex)\s+([A-Z]?\d+(?:\.\d+)*|[A-Zx]{1,3})\b/gi

function brokenReferences(
  { number, text }: ImportedClause,
  sections: readonly ImportedSection[],
): readonly ImportDefect[] {
  return [...text.matchAll(REFERENCE)].flatMap(([, what = '', target = '']) => {
    if (isThere({ what, target }, sections)) return []
    return [
      {
        clause: number,
        kind: 'cross-reference' as const,
        says: `Points to ${what.toLowerCase()} ${target}, which this document does not have.`,
        treated: 'The reference leads nowhere until the owner mends it.',
      },
    ]
  })
}

type Reference = { readonly what: string; readonly target: string }

function isThere({ what, target }: Reference, sections: readonly ImportedSection[]): boolean {
  const isAppendix = /^(?:appendix|annex)$/i.test(what)
  if (isAppendix) return sections.some(({ number }) => number === `A${appendixNumber(target)}`)
  if (/\b(?:act|regulations)\b/i.test(target)) return true
  const [section = ''] = target.split('.')
  return sections.some(({ number }) => number === section)
}

function appendixNumber(target: string): string {
  return /^\d/.test(target) ? target : String((target.toUpperCase().codePointAt(0) ?? 64) - 64)
}

const LEFTOVERS =
  /\[(?:insert|name|school|trust|date|add|delete)[^\]]*\]|\b(?:x{3,}|tbc|tbd|lorem ipsum)\b|<(?:insert|name)[^>]*>|\binsert (?:name|school|date)\b/i

function leftovers({ number, text }: ImportedClause): readonly ImportDefect[] {
  const words = LEFTOVERS.exec(text)?.[0]
  if (words === undefined) return []
  const says = `“${words}” is a place to be filled in.`
  return [
    {
      clause: number,
      kind: 'leftover',
      says,
      treated: 'Kept as printed until the owner fills it in.',
    },
  ]
}

/** A document that was approved under a number its own scheme keeps for drafts. */
function draftNumber(
  clauses: readonly ImportedClause[],
  control: ControlFacts,
): readonly ImportDefect[] {
  const number = control.version ?? numberInRows(clauses)
  if (!control.approved || !number || !isDraftNumber(number.value, clauses)) return []
  return [
    {
      clause: number.clause,
      kind: 'contradiction',
      says: `An approved policy carries the draft number ${number.value}.`,
      treated: `Held as ${number.value} until the owner confirms a whole number.`,
    },
  ]
}

/** The last number of a table of versions, where each row has one. */
function numberInRows(clauses: readonly ImportedClause[]): Fact<string> | undefined {
  return clauses
    .flatMap(({ cells = [], number }) =>
      cells
        .filter((cell) => /^v?\d+\.\d+$/i.test(cell.trim()))
        .map((cell) => ({ value: cell.trim(), clause: number })),
    )
    .at(-1)
}

function isDraftNumber(printed: string, clauses: readonly ImportedClause[]): boolean {
  if (/^v?0\./i.test(printed)) return true
  const scheme = /\bdecimal|\bdraft version|\bworking draft/i
  return /^v?\d+\.[1-9]\d*$/i.test(printed) && clauses.some(({ text }) => scheme.test(text))
}

const OWN_GAPS = [
  [['approver'], 'Nobody is named who approved the policy.'],
  [['approved', 'lastReview'], 'No date of approval is printed.'],
  [['nextReview', 'cycleMonths'], 'No date or cycle of review is printed.'],
  [['owner', 'ownerIsNamed'], 'No owner of the policy is named.'],
] as const

function missingFacts(control: ControlFacts, head: string): readonly ImportDefect[] {
  const gaps = OWN_GAPS.filter(([facts]) => facts.every((fact) => control[fact] === undefined)).map(
    ([, says]) => gap(head, says, 'Left open for the trust to fill in.'),
  )
  const { ownerIsNamed } = control
  if (!ownerIsNamed) return gaps
  const says = 'The owner is named as a person and not as a role.'
  const treated = 'The person is left out; the trust names the role.'
  return [...gaps, gap(ownerIsNamed.clause, says, treated)]
}

function gap(clause: string, says: string, treated: string): ImportDefect {
  return { clause, kind: 'gap', says, treated }
}

function passedReview({ nextReview }: ControlFacts, today: IsoDay): readonly ImportDefect[] {
  if (!nextReview || nextReview.value.to >= today) return []
  return [
    {
      clause: nextReview.clause,
      kind: 'outdated',
      says: `The review was due by ${dayWords(nextReview.value.to)} and that day has passed.`,
      treated: 'Shown as overdue until a new edition is approved.',
    },
  ]
}
