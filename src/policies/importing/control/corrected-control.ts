import { err, ok, type Result } from '#core/result.ts'

import { isRole, type ControlFacts, type Fact } from './control-facts.ts'
import { dateIn, type PrintedDate } from './dates.ts'

/** The particulars of a document as a form has them: as text, empty where nothing is stated. */
export type TypedControl = Readonly<
  Record<'title' | 'edition' | 'approver' | 'approved' | 'nextReview' | 'cycle' | 'owner', string>
>

/** What is wrong with a particular that was typed. */
export type ControlProblem = { readonly field: keyof TypedControl; readonly says: string }

/** The particulars of a document as a form begins with them. */
export function typedControl(control: ControlFacts): TypedControl {
  const text = (fact: Fact<string | number> | undefined): string =>
    fact === undefined ? '' : String(fact.value)
  const date = (fact: Fact<PrintedDate> | undefined): string =>
    fact === undefined ? '' : fact.value.words
  return {
    title: text(control.title),
    edition: text(control.edition ?? control.version),
    approver: text(control.approver),
    approved: date(control.approved),
    nextReview: date(control.nextReview),
    cycle: text(control.cycleMonths),
    owner: text(control.owner),
  }
}

const DATE = 'must be a date as a document prints it, such as 12 May 2025 or summer 2025'
const most = 300

/**
 * The particulars with what was typed put in their place; what was cleared is no longer there. `head` is
 * the clause that is cited for what no clause says.
 */
export function correctedControl(
  before: ControlFacts,
  typed: TypedControl,
  head: string,
): Result<ControlFacts, readonly ControlProblem[]> {
  const approved = dateTyped(typed.approved, 'approved', 'The approval')
  const nextReview = dateTyped(typed.nextReview, 'nextReview', 'The next review')
  const problems = [
    ...(approved.ok ? [] : [approved.error]),
    ...(nextReview.ok ? [] : [nextReview.error]),
    ...otherProblems(typed),
  ]
  if (!approved.ok || !nextReview.ok || problems.length > 0) return err(problems)
  return ok({
    ...asBefore(before),
    ...typedFacts(before, typed, head),
    ...datesOf({ approved: approved.value, nextReview: nextReview.value }, before, head),
  })
}

/** What no field asks for stays as it was read. */
function asBefore({
  trustName,
  lastReview,
  status,
  numbering,
  history,
}: ControlFacts): ControlFacts {
  return {
    ...(trustName === undefined ? {} : { trustName }),
    ...(lastReview === undefined ? {} : { lastReview }),
    ...(status === undefined ? {} : { status }),
    ...(numbering === undefined ? {} : { numbering }),
    history,
  }
}

function typedFacts(
  before: ControlFacts,
  { title, edition, approver, owner, cycle }: TypedControl,
  head: string,
): Omit<ControlFacts, 'history'> {
  const put = putting(head)
  return {
    ...put('title', some(title), before.title),
    ...put('edition', some(edition), before.edition ?? before.version),
    ...put('approver', some(approver), before.approver),
    ...put('cycleMonths', cycle === '' ? undefined : Number(cycle), before.cycleMonths),
    ...put('owner', some(owner), before.owner ?? before.ownerIsNamed),
  }
}

function datesOf(
  typed: Readonly<Record<'approved' | 'nextReview', PrintedDate | undefined>>,
  before: ControlFacts,
  head: string,
): Omit<ControlFacts, 'history'> {
  const put = putting(head)
  return {
    ...put('approved', typed.approved, before.approved),
    ...put('nextReview', typed.nextReview, before.nextReview),
  }
}

/** Puts a value under its name, with the clause that said it or the head of the document. */
function putting(head: string) {
  return <T>(key: string, value: T | undefined, fact: Fact<unknown> | undefined) =>
    value === undefined ? {} : { [key]: { value, clause: fact?.clause ?? head } }
}

function some(text: string): string | undefined {
  return text === '' ? undefined : text
}

function dateTyped(
  text: string,
  field: keyof TypedControl,
  what: string,
): Result<PrintedDate | undefined, ControlProblem> {
  if (text === '') return ok(undefined)
  const date = dateIn(text)
  return date ? ok({ ...date, words: text }) : err({ field, says: `${what} ${DATE}` })
}

function otherProblems({ cycle, owner, ...texts }: TypedControl): readonly ControlProblem[] {
  const long = (['title', 'edition', 'approver'] as const).filter(
    (field) => texts[field].length > most,
  )
  return [
    ...long.map((field) => ({ field, says: `Use ${most} letters at the most` })),
    ...(cycle === '' || /^[1-9]\d{0,2}$/.test(cycle)
      ? []
      : [
          {
            field: 'cycle' as const,
            says: 'The months between reviews must be a number, such as 12',
          },
        ]),
    ...(owner === '' || isRole(owner)
      ? []
      : [
          { field: 'owner' as const, says: 'Name the role that owns the policy, and not a person' },
        ]),
  ]
}
