import type { IsoDay } from '#core/iso-day.ts'
import type { Result } from '#core/result.ts'
import type { ControlFacts } from '#policies/importing/control/control-facts.ts'
import type { ImportDefect } from '#policies/importing/control/defects.ts'
import type { PolicyDocument, ReadRefusal } from '#policies/importing/document.ts'
import type { OfferedSection } from '#policies/importing/import-document.ts'
import type { SentFile } from '#policies/importing/reading/read-file.ts'
import type { CheckedDraft } from '#policies/importing/reviewing/check-review.ts'
import type { ReviewParts } from '#policies/importing/reviewing/review-parts.ts'
import type { Mistake } from '#rulebooks/language/mistakes.ts'

/** What a worker is asked to do. */
export type Task =
  | { readonly type: 'read'; readonly file: SentFile }
  | { readonly type: 'find'; readonly file: SentFile; readonly today: IsoDay }
  | { readonly type: 'check'; readonly parts: ReviewParts }

/** How far the finding is. */
export type FindStep = 'reading' | 'matching'

/** What was found in a policy document: its clauses with the controls they resemble, and the rest. */
export type FoundPolicy = {
  readonly kind: PolicyDocument['kind']
  readonly pages?: number
  readonly sections: readonly OfferedSection[]
  readonly control: ControlFacts
  readonly defects: readonly ImportDefect[]
}

/** What a worker says: how far it is, the answer to its task, or that it met a mistake of its own. */
export type Said =
  | { readonly type: 'step'; readonly step: FindStep }
  | { readonly type: 'read'; readonly read: Result<PolicyDocument, ReadRefusal> }
  | { readonly type: 'found'; readonly found: Result<FoundPolicy, ReadRefusal> }
  | { readonly type: 'checked'; readonly checked: Result<CheckedDraft, readonly Mistake[]> }
  | { readonly type: 'failed'; readonly why: string }
