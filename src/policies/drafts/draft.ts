/** How far a draft has come. Only one that is being drafted can be changed. */
export type DraftState = 'drafting' | 'in-review' | 'approved' | 'published' | 'withdrawn'

/** A policy being written: that of the trust, or what one school adds to it. */
export type Draft = {
  readonly draftId: string
  readonly kind: 'trust' | 'addition'
  readonly schoolId?: string | undefined
  readonly title: string
  readonly state: DraftState
  /** The seal of the edition it began from. */
  readonly baseSeal?: string | undefined
  /** Counts the saves, from 1. */
  readonly revision: number
  readonly source: string
  readonly begunBy: string
  readonly begunAt: Date
  readonly changedAt: Date
}

/** What a list of drafts shows of each. */
export type DraftLine = Omit<Draft, 'source'>

/** One save of a draft: who, when and why, and the text it left. */
export type Revision = {
  readonly revision: number
  readonly source: string
  readonly savedBy: string
  readonly savedAt: Date
  readonly reason: string
}
