/** One trust: the tenant everything else belongs to. */
export type Trust = {
  readonly trustId: string
  /** The short code that questions use, such as `LEA`. */
  readonly code: string
  readonly name: string
  /** The trust's part of an address. */
  readonly slug: string
}

/** Whether a text could be the code of a trust: two to eight capital letters. */
export function isTrustCode(text: string): boolean {
  return /^[A-Z]{2,8}$/.test(text)
}
