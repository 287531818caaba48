import type { Condition } from './condition.ts'
import type { Duty } from './duty.ts'
import type { Contact, HistoryNeeds, HistoryRow } from './front-matter.ts'

/** A value both the words and the rules of a policy use; changing it changes both. */
export type SettingValue =
  | number
  | string
  | readonly string[]
  | { readonly all: readonly string[] }
  | { readonly any: readonly string[] }

/** How a point with two readings stands. */
export type ReadingChoice = 'unset' | 'strict' | 'lenient'

/** A setting of a trust: a value, or the choice between two readings. */
export type Setting = {
  readonly name: string
  readonly line: number
  readonly value?: SettingValue
  readonly reading?: ReadingChoice
  /** The trust had to choose it because its text does not. */
  readonly own: boolean
  readonly unit?: string
  readonly clause: string
  readonly says: string
  readonly why?: string
}

/** Whom one of the trust's own words takes in. Doubtful people count in the strict reading only. */
export type People = {
  readonly name: string
  readonly clause: string
  readonly roles: readonly string[]
  readonly later: readonly { readonly role: string; readonly from: number }[]
  readonly doubtful: readonly {
    readonly roles: readonly string[]
    readonly setting: string
    readonly why: string
  }[]
}

/** Those who must be told: all of them, any one of them, or nobody is named. */
export type Recipients =
  | { readonly type: 'all' | 'any'; readonly roles: readonly string[]; readonly setting?: string }
  | { readonly type: 'unstated' }

/** What a rule does when it speaks. */
export type Effect =
  | { readonly type: 'must-not' | 'advised-not' | 'may' | 'outside' | 'advice' }
  | { readonly type: 'needs'; readonly gate: string; readonly advisory: boolean }
  | { readonly type: 'report'; readonly to: Recipients; readonly when?: string }
  | { readonly type: 'judgement'; readonly decides: string; readonly yardstick: string }

/** The part of a rule that decides whether it speaks; a lenient reading may replace any of it. */
export type Terms = {
  readonly effect: Effect
  /** Whom it binds: people of the front matter, groups or roles; empty: anyone. */
  readonly who: readonly string[]
  readonly about: Condition
  readonly unless?: Condition
  readonly met?: Condition
  readonly failed?: Condition
}

/** A rule: what a clause does when someone asks. */
export type Rule = Terms & {
  readonly id: string
  readonly clause: string
  readonly line: number
  readonly actions: readonly string[] | 'all'
  readonly from?: number
  readonly until?: number
  readonly lifts: readonly string[]
  readonly saves: readonly string[]
  readonly reading?: {
    readonly setting: string
    readonly why: string
    readonly lenient: Terms | 'silent'
  }
  readonly notes: readonly string[]
  readonly advice: readonly string[]
  readonly instead: readonly string[]
  readonly whoToAsk?: string
  /** False until the owner of the clause has confirmed that the rule reads its words rightly. */
  readonly confirmed: boolean
  /** Settings its conditions rest on. */
  readonly settings: readonly string[]
}

/** An answer as examples write it. */
export type AnswerWord =
  | 'allow'
  | 'allow-with-conditions'
  | 'deny (binding)'
  | 'deny (advisory)'
  | 'report'
  | 'not-covered'
  | 'facts-missing'
  | 'needs-judgement'

/** A worked example: a situation, its facts and the answer it must get. */
export type Example = {
  readonly clause: string
  readonly line: number
  readonly title: string
  readonly facts: Readonly<Record<string, unknown>>
  readonly on: string
  readonly answer: AnswerWord
  readonly lenient?: AnswerWord
  readonly cites: readonly string[]
  readonly notCites: readonly string[]
  readonly routes: readonly string[]
  readonly when?: string
  readonly conditions: readonly string[]
  readonly advice: readonly string[]
  readonly notes: readonly string[]
  readonly missing: readonly string[]
}

/** What keeps a clause that is more than a rule, or none. */
export type Keeper = {
  readonly by: string
  readonly what: string
  readonly shows: string
  readonly line: number
}

/** A clause: its id, its words, and what it does. */
export type Clause = {
  readonly id: string
  readonly title: string
  readonly line: number
  /** The words with settings still named in braces. */
  readonly text: string
  readonly rules: readonly Rule[]
  readonly duties: readonly Duty[]
  readonly examples: readonly Example[]
  readonly keepers: readonly Keeper[]
}

/** A section of the document, with its clauses in order. */
export type Section = {
  readonly title: string
  readonly line: number
  readonly intro: string
  readonly clauses: readonly Clause[]
}

/** A policy, law or guidance the text leans on. */
export type Related = {
  readonly title: string
  readonly kind: string
  readonly clause: string
  readonly status: string
  readonly year?: string | undefined
  readonly level?: string | undefined
  readonly link?: string | undefined
  /** To whom it is shown. */
  readonly for: 'everyone' | 'staff'
  /** Where it and the policy differ, it holds. */
  readonly prevails: boolean
  /** It stands beside every answer about something received or to be reported. */
  readonly reports: boolean
}

/** What the owner of the policy should mend. */
export type Defect = {
  readonly clause: string
  readonly kind: string
  readonly says: string
  readonly treated: string
}

/** What can bring a review before its time. */
export type ReviewEvent =
  | 'guidance-change'
  | 'concern'
  | 'infrastructure-change'
  | 'lesson'
  | 'template-change'

/**
 * What the text asks of each school: that a body of its own reviews or adopts the trust's edition, or
 * that it has a copy under its own name; and the clause that asks.
 */
export type Local = {
  readonly kind: 'review' | 'adopt' | 'copy'
  /** The body that does it, or who issues the copy, in the words of the text. */
  readonly by: string
  readonly clause: string
}

/** Document control of an edition. Days are numbers of the form yyyymmdd. */
export type DocumentControl = {
  readonly trust: string
  readonly slug: string
  readonly name: string
  readonly title: string
  readonly edition: string
  readonly inForce: { readonly from: number; readonly until?: number }
  readonly approved: { readonly by: string; readonly words: string; readonly clause: string }
  readonly review: {
    readonly due: number
    readonly words: string
    readonly everyMonths: number
    readonly clause: string
    /** What brings a review before its time, and the clause that says so. */
    readonly alsoOn: readonly { readonly event: ReviewEvent; readonly clause: string }[]
  }
  /** What the text asks of each school. */
  readonly local?: Local
  /** Whom the page of the policy says how to reach. */
  readonly contacts: readonly Contact[]
  readonly numbering: { readonly scheme: string; readonly clause?: string | undefined }
  readonly owner: string
  /** Statutory or not, where the text says so. */
  readonly status?: string
  /** What the text says of everything it has no rule for. */
  readonly whenSilent?: { readonly says: string; readonly clause?: string | undefined }
  readonly ethos: readonly string[]
  /** What the text wants in every row of its history, and the clause that says so. */
  readonly historyNeeds?: HistoryNeeds
  readonly history: readonly HistoryRow[]
}

/** One edition of one trust's policy, read from its document. */
export type Rulebook = {
  readonly file: string
  /** The line on which a part of the front matter stands. */
  readonly lineOf: (path: readonly (string | number)[]) => number
  readonly control: DocumentControl
  readonly people: ReadonlyMap<string, People>
  readonly settings: ReadonlyMap<string, Setting>
  readonly related: readonly Related[]
  readonly defects: readonly Defect[]
  readonly sections: readonly Section[]
  /** All clauses by id, in the order of the document. */
  readonly clauses: ReadonlyMap<string, Clause>
}
