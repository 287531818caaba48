import type { Catalogue, Control } from './catalogue.ts'
import { rememberingLast, type FindIdeas, type Mention } from './ideas.ts'
import type { MatchClause, Reason } from './match.ts'

type Found = ReadonlyMap<string, readonly Mention[]>
/** What is heard in a clause itself, in it with the statement it leans on, and around it. */
type Heard = {
  readonly own: Found
  readonly leant: Found
  /** The sentence a clause goes on with, as the item of a list does. */
  readonly lead: Found
  readonly near: Found
}
const NOTHING: Found = new Map()
type Evidence = { readonly idea: string; readonly mention: Mention; readonly around: boolean }
type Fit = {
  readonly control: Control
  readonly score: number
  readonly evidence: readonly Evidence[]
}

/** A longer phrase says more than a short one inside it: `former pupils` is not about pupils. */
const WEIGHT = { own: 1, around: 0.5, help: 0.3, word: 0.01 } as const

/** Prepares the matching of clauses with controls whose every idea they speak of. */
export function matchByIdeas({ ideas, controls }: Catalogue, find: FindIdeas): MatchClause {
  const findNear = rememberingLast(find)
  const findLead = rememberingLast(find)
  const reasonOf = ({ idea, mention, around }: Evidence): Reason => ({
    idea: ideas.get(idea)?.says ?? idea,
    words: mention.words,
    around,
  })
  return ({ text, around }) => {
    const own = find(text)
    const leant = around.leant === '' ? own : find(`${text} . ${around.leant}`)
    const near = findNear([around.section, around.part, around.lead].join(' . '))
    // An item that begins small goes on with the sentence that opens its list.
    const goesOn = around.lead !== '' && /^[a-z]/.test(text)
    const lead = goesOn ? findLead(around.lead) : NOTHING
    const fits = controls
      .map((control) => fitOf(control, { own, leant, lead, near }))
      .filter((fit) => fit !== undefined)
      .toSorted((a, b) => b.score - a.score)
    return withSomethingNew(fits).map(({ control, score, evidence }) => ({
      control,
      score,
      reasons: evidence.map(reasonOf),
    }))
  }
}

/** How well a control fits: every idea it needs must be there, most of them in the clause itself. */
function fitOf(control: Control, { own, leant, lead, near }: Heard): Fit | undefined {
  if (control.not_with.some((idea) => own.has(idea))) return undefined
  const evidence = control.needs.map((group, i) => evidenceFor(group, i === 0 ? own : leant, near))
  const met = evidence.filter((one) => one !== undefined)
  if (met.length < control.needs.length) return undefined
  const around = met.filter((one) => one.around).length
  const led = met.filter(({ idea, around }) => around && lead.has(idea)).length
  const isOwn = !met.slice(0, control.own).some((one) => one.around)
  if (!isOwn || around * 2 - led > met.length) return undefined
  const helps = control.helps.filter((idea) => own.has(idea)).length
  const needed = (met.length - around) * WEIGHT.own + around * WEIGHT.around
  const said = met.reduce((sum, { mention }) => sum + mention.words.split(' ').length, 0)
  const score = needed + helps * WEIGHT.help + said * WEIGHT.word
  return { control, score, evidence: met }
}

function evidenceFor(group: readonly string[], own: Found, near: Found): Evidence | undefined {
  return mentionIn(group, own, false) ?? mentionIn(group, near, true)
}

function mentionIn(group: readonly string[], found: Found, around: boolean): Evidence | undefined {
  for (const idea of group) {
    const mention = found.get(idea)?.[0]
    if (mention) return { idea, mention, around }
  }
  return undefined
}

/** The best fit, and those after it that rest on words none of the better ones rest on. */
function withSomethingNew(fits: readonly Fit[]): readonly Fit[] {
  const kept: Fit[] = []
  for (const fit of fits) {
    const used = kept.flatMap(({ evidence }) => evidence)
    if (
      kept.length === 0 ||
      fit.evidence.some((one) => !used.some((other) => overlaps(one, other)))
    ) {
      kept.push(fit)
    }
  }
  return kept
}

function overlaps(a: Evidence, b: Evidence): boolean {
  return a.around === b.around && a.mention.start < b.mention.end && b.mention.start < a.mention.end
}
