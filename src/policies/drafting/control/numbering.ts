import { monthWords, readDay } from '#core/day.ts'
import type { IsoDay } from '#core/iso-day.ts'
import type { Edition } from '#rulebooks/engine/compile.ts'
import { explainBriefly } from '#rulebooks/engine/explain.ts'
import { nextVersion, readVersion, versionIs, versionWords } from '#rulebooks/language/version.ts'

/** What happens to an edition that is numbered: begun as a new document, saved as a draft, approved. */
export type NumberingEvent = 'first-draft' | 'draft-saved' | 'approved'

/** A number that is proposed for an edition, and what the number is now. */
export type Numbered = {
  readonly event: NumberingEvent
  /** Undefined for the first draft of a new document. */
  readonly current: string | undefined
  readonly proposed: string
  readonly today: IsoDay
}

/** Why a number breaks the trust's own scheme, and the numbers that would be right. */
export type NumberRefused = {
  readonly why: string
  readonly clauses: readonly string[]
  readonly right: readonly string[]
}

/**
 * Whether a number keeps to the scheme of a policy: asked of its own clauses where they say how editions
 * are numbered, else of the scheme its front matter names. Undefined when it may be used.
 */
export function numberRefused(edition: Edition, asked: Numbered): NumberRefused | undefined {
  const { scheme } = edition.rulebook.control.numbering
  if (asked.proposed.trim() === '') {
    return refusal({ why: 'An edition has a number or a name' }, edition, asked)
  }
  if (asked.event === 'draft-saved' && asked.proposed === asked.current) return undefined
  if (scheme === 'whole-decimal') return wholeDecimal(edition, asked)
  return scheme === 'dated' && !/\b(?:19|20)\d\d\b/.test(asked.proposed)
    ? refusal({ why: 'The policy names its editions by their dates' }, edition, asked)
    : undefined
}

/** The numbers that a scheme would let an edition have next; none where any would do. */
export function rightNumbers(
  edition: Edition,
  asked: Omit<Numbered, 'proposed'>,
): readonly string[] {
  const { scheme } = edition.rulebook.control.numbering
  if (scheme === 'none') return []
  if (scheme === 'dated') return [monthWords(asked.today)]
  return candidates(asked).filter(
    (proposed) => wholeDecimal(edition, { ...asked, proposed }, 'only') === undefined,
  )
}

function wholeDecimal(
  edition: Edition,
  asked: Numbered,
  depth: 'only' | 'tell' = 'tell',
): NumberRefused | undefined {
  const wrong = wrongIn(edition, asked)
  if (wrong === undefined || depth === 'only') return wrong && { ...wrong, right: [] }
  return refusal(wrong, edition, asked)
}

/** What the policy's own clauses say against a number; where they say nothing, the plain scheme. */
function wrongIn(edition: Edition, asked: Numbered): Omit<NumberRefused, 'right'> | undefined {
  const { proposed, event } = asked
  if (readVersion(proposed) === undefined) {
    return { why: 'Editions are numbered, such as 1.0 or 1.1', clauses: [] }
  }
  const { outcome, instead, clauses } = answerOn(edition, asked)
  if (outcome.answer === 'deny') {
    const cited = clauses.filter(({ part }) => part === 'decides').map(({ id }) => id)
    return { why: sentence(instead.join(' ')) || 'The policy forbids it', clauses: cited }
  }
  const isPlain = outcome.answer !== 'not-covered' || isNext(asked)
  return isPlain ? undefined : { why: plainly[event], clauses: [] }
}

function sentence(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`
}

const plainly: Readonly<Record<NumberingEvent, string>> = {
  'first-draft': 'The first draft of a new policy is 0.1',
  'draft-saved': 'A draft carries the next decimal',
  approved: 'An approved edition carries the next whole number',
}

function answerOn(edition: Edition, { event, current, proposed, today }: Numbered) {
  const { from } = edition.rulebook.control.inForce
  const facts = {
    'subject.role': 'policy',
    'context.event': event,
    'context.proposed_version': proposed,
    ...(current === undefined || readVersion(current) === undefined
      ? {}
      : { 'context.current_version': current }),
  }
  const asOf = Math.max(from, readDay(today))
  return explainBriefly(edition, { action: 'number-version', asOf, facts }, 'said').answer
}

/** Whether a number follows by the plain scheme; after editions without numbers any whole one does. */
function isNext(asked: Numbered): boolean {
  const { event, current = '', proposed } = asked
  const version = readVersion(proposed)
  const isFirst = event === 'approved' && readVersion(current) === undefined
  const isWhole = version !== undefined && versionIs(version, 'whole')
  return (isFirst && isWhole) || candidates(asked).includes(proposed)
}

/** What the plain scheme would have: 0.1 first, decimals for drafts, whole numbers once approved. */
function candidates({ event, current }: Omit<Numbered, 'proposed'>): readonly string[] {
  const version = current === undefined ? undefined : readVersion(current)
  if (event === 'first-draft' || version === undefined)
    return [event === 'approved' ? '1.0' : '0.1']
  const next = nextVersion(version, event === 'approved' ? 'whole' : 'decimal')
  return [versionWords(next)].filter(() => event === 'approved' || versionIs(next, 'decimal'))
}

function refusal(
  { why, clauses = [] }: { readonly why: string; readonly clauses?: readonly string[] },
  edition: Edition,
  asked: Numbered,
): NumberRefused {
  const { numbering } = edition.rulebook.control
  const named = clauses.length > 0 || numbering.clause === undefined ? clauses : [numbering.clause]
  return { why, clauses: named, right: rightNumbers(edition, asked) }
}

/** The label an edition begins its draft with: the next by the scheme, or the same where there is none. */
export function labelOfDraft(edition: Edition, today: IsoDay): string {
  const current = edition.rulebook.control.edition
  const [next] = rightNumbers(edition, { event: 'draft-saved', current, today })
  return next ?? current
}
