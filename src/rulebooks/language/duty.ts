/** A duty that comes round. */
export type Duty = {
  /** Its id among the rules of its clause, as a rule has one. */
  readonly id: string
  readonly clause: string
  readonly line: number
  readonly duty: 'review' | 'acknowledge' | 'train' | 'self-check' | 'monitor' | 'issue' | 'inform'
  readonly who: readonly string[]
  readonly every: string
  /**
   * What it is about: `policy`, `section` or `clause` for words of the policy itself, or titles of
   * documents the front matter lists. Empty: the whole policy.
   */
  readonly of: readonly string[]
  /** How firmly an acknowledgement binds. */
  readonly asks: 'read' | 'understand' | 'sign'
  /** Days within which somebody new, or asked anew, is to do it: a number or a setting. */
  readonly within?: string
  /** Actions that wait until it is done, such as running an account. */
  readonly before: readonly string[]
  /** The trust asks for it of its own accord, as its text does not. */
  readonly own: boolean
  /** False until somebody has confirmed that the duty says what the words of its clause say. */
  readonly confirmed: boolean
}
