/** What a replay of a revision found: in sentences for those who decide, and in full. */
export type ReplayFound = { readonly says: readonly string[]; readonly report: unknown }

/** The replay of a revision of a draft against the questions kept; undefined when none was run. */
export type ReplayReportOf = (asked: {
  readonly trustId: string
  readonly draftId: string
  readonly revision: number
}) => Promise<ReplayFound | undefined>
