import { clauseStates, type ClauseState } from '#policies/importing/reviewing/review-clause.ts'

/** Which clauses of a review are asked for: in a state, of a section, on a page. */
export type ReviewAsked = {
  readonly state: ClauseState | 'all' | undefined
  readonly section: string | undefined
  readonly page: number
}

/** What an address or a form asks for; anything else is the beginning. */
export function reviewAsked(valueOf: (name: string) => string | undefined): ReviewAsked {
  const [state, section, page] = [valueOf('state'), valueOf('section'), Number(valueOf('page'))]
  return {
    state: state === 'all' ? 'all' : clauseStates.find((one) => one === state),
    section: section !== undefined && /^A?\d{1,3}$/.test(section) ? section : undefined,
    page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1,
  }
}

/** The address of the clauses that are asked for, at one of them where it is named. */
export function backTo(
  address: string,
  { state, section, page }: ReviewAsked,
  place?: number,
): string {
  const query = new URLSearchParams({
    ...(state === undefined ? {} : { state }),
    ...(section === undefined ? {} : { section }),
    ...(page > 1 ? { page: String(page) } : {}),
  }).toString()
  const end = place === undefined ? '' : `#clause-${place}`
  return `${address}${query === '' ? '' : `?${query}`}${end}`
}
