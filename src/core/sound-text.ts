/**
 * Whether a text can be kept as it is: neither the character zero nor half of a pair of surrogates,
 * which JSON can carry and PostgreSQL cannot.
 */
export function isSound(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0')
}
