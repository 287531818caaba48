/** One line of a policy document, whatever kind of file it came from. */
export type Line = {
  readonly text: string
  /** Where it stands in the file: its line in a text, its running number in Word and PDF. */
  readonly source: number
  readonly page?: number
  readonly style: 'heading' | 'item' | 'row' | 'plain'
  /** Depth of a heading or list item, from 1; 0 for other lines. */
  readonly level: number
  /** The number printed before it: `3.2`, `a`, `Appendix 1`. */
  readonly number?: string
  readonly cells?: readonly string[]
  /** Whether space stands between it and the line before. */
  readonly gap: boolean
}

/** A policy document as a reader found it: its lines in order, and what kind of file held them. */
export type PolicyDocument = {
  readonly kind: 'text' | 'markdown' | 'docx' | 'pdf'
  readonly pages?: number
  readonly lines: readonly Line[]
}

/** Why a file cannot be read as a policy. */
export type ReadRefusal = {
  readonly type:
    | 'too-large'
    | 'too-many-pages'
    | 'encrypted'
    | 'scanned'
    | 'broken'
    | 'empty'
    | 'unknown-kind'
    | 'slow'
  readonly says: string
}
