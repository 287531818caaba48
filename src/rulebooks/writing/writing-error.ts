/** Why a text could not be written into a rulebook's document. */
export type WritingError =
  | { readonly type: 'not-a-rulebook' }
  | { readonly type: 'no-such-clause'; readonly id: string }
  | { readonly type: 'clause-stands-already'; readonly id: string }
  | { readonly type: 'no-such-section'; readonly title: string }
  | { readonly type: 'section-stands-already'; readonly title: string }
  /** It holds clauses, or words of its own. */
  | { readonly type: 'section-not-empty'; readonly title: string }
  | { readonly type: 'no-such-rule'; readonly id: string }
  | { readonly type: 'no-such-setting'; readonly name: string }
  /** The text would begin another clause, section or block; `line` is the line that would. */
  | { readonly type: 'breaks-document'; readonly line: string }
  /** The text is not one clause under its heading. */
  | { readonly type: 'not-one-clause'; readonly why: string }
