import { dayWords, readDay } from '#core/day.ts'
import type { IsoDay } from '#core/iso-day.ts'
import type { ImportedClause, ImportedSection } from '#policies/importing/structure/clauses.ts'

import type { ControlFacts } from './control-facts.ts'
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

const REFERENCE = /\b(?:see|in|under|refer to|per)\s+(section|paragraph|clause|appendix|annex)\s+([A-Z]?\d+(?:\.\d+)*|[A-Zx]{1,3})\b/gi

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

const LEFTOVERS = /\[(?:insert|name|school|trust|date|add|delete)[^\]]*\]|\b(?:x{3,}|tbc|tbd|lorem ipsum)\b|<(?:insert|name)[^>]*>|\binsert (?:name|school|date)\b/i

function leftovers({ number, text }: ImportedClause): readonly ImportDefect[] {
  const words = LEFTOVERS.exec(text)?.[0]
  if (words === undefined) return []
  const says = `“${words}” is a place to be filled in.`
  return [{ clause: number, kind: 'leftover', says, treated: 'Kept as printed until the owner fills it in.' }]
}

/** A document that was approved under a number its own scheme keeps for drafts. */
function draftNumber(clauses: readonly ImportedClause[], control: ControlFacts): readonly ImportDefect[] {
  const { approved } = control
  if (!approved) return []
  const row = clauses.find(({ cells }) => cells?.some((cell) => /^v?\d+\.[1-9]\d*$/i.test(cell.trim())))
  const printed = control.version?.value ?? row?.cells?.find((cell) => /^v?\d+\.\d+$/i.test(cell.trim()))
  const isDraft = printed !== undefined && /^v?(?:0\.\d+|\d+\.[1-9]\d*)$/i.test(printed.trim())
  const usesDecimals = clauses.some(({ text }) => /\bdecimal|\bdraft version|\bworking draft/i.test(text))
  if (!isDraft || (!usesDecimals && !/^v?0\./i.test(printed.trim()))) return []
  return [
    {
      clause: control.version?.clause ?? row?.number ?? approved.clause,
      kind: 'contradiction',
      says: `An approved policy carries the draft number ${printed}.`,
      treated: `Held as ${printed} until the owner confirms a whole number.`,
    },
  ]
}

function missingFacts(control: ControlFacts, head: string): readonly ImportDefect[] {
  const gaps = [
    ...(control.approver ? [] : ['Nobody is named who approved the policy.']),
    ...(control.approved || control.lastReview ? [] : ['No date of approval is printed.']),
    ...(control.nextReview || control.cycleMonths ? [] : ['No date or cycle of review is printed.']),
    ...(control.owner || control.ownerIsNamed ? [] : ['No owner of the policy is named.']),
  ].map((says) => ({ clause: head, kind: 'gap' as const, says, treated: 'Left open for the trust to fill in.' }))
  const { ownerIsNamed } = control
  if (!ownerIsNamed) return gaps
  const named = {
    clause: ownerIsNamed.clause,
    kind: 'gap' as const,
    says: 'The owner is named as a person and not as a role.',
    treated: 'The person is left out; the trust names the role.',
  }
  return [...gaps, named]
}

function passedReview({ nextReview }: ControlFacts, today: IsoDay): readonly ImportDefect[] {
  if (!nextReview || nextReview.value.to >= today) return []
  return [
    {
      clause: nextReview.clause,
      kind: 'outdated',
      says: `The review was due by ${dayWords(readDay(nextReview.value.to))} and that day has passed.`,
      treated: 'Shown as overdue until a new edition is approved.',
    },
  ]
}
