/** Where passkeys belong: the host they are made for, and the one origin from which they count. */
export type PasskeyPlace = { readonly rpId: string; readonly origin: string }

/**
 * Where the passkeys of an installation belong, by its address. A demonstration has them at the name
 * `localhost`, at whichever port it was asked; undefined where there can be none, as an address made of
 * numbers cannot have passkeys (WebAuthn, 5.1.3: the host must be a domain).
 */
export function passkeyPlace(
  address: string | undefined,
  askedAt: string,
): PasskeyPlace | undefined {
  const { origin, hostname } = new URL(address ?? askedAt)
  const isName = address === undefined ? hostname === 'localhost' : !isNumbers(hostname)
  return isName ? { rpId: hostname, origin } : undefined
}

/** The address at which a demonstration that was asked by number has passkeys; undefined for no demonstration. */
export function passkeysElsewhere(
  address: string | undefined,
  askedAt: string,
): string | undefined {
  if (address !== undefined) return undefined
  const here = new URL(askedAt)
  here.hostname = 'localhost'
  return here.href
}

function isNumbers(hostname: string): boolean {
  return hostname.startsWith('[') || /^\d+(\.\d+){3}$/.test(hostname)
}
