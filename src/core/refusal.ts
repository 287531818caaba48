/** A reason not to go on that the person at the keyboard can act on. Shown as one line, without a stack. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
}
