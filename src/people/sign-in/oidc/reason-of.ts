/** The parts of a token or a response that a reason may name. */
const named =
  /"(alg|crit|iss|aud|azp|exp|nbf|iat|sub|nonce|state|id_token|code|access_token|kid|issuer|error)"|(signature|verification key|JWT Header|JWT Payload|Invalid JWT|implicit)/

/**
 * A short reason from an error of the library: its code, and which part was wrong. Messages and causes
 * can hold what a token said, so nothing of them is passed on but words of the list above.
 */
export function reasonOf(error: unknown): string {
  const chain = causesOf(error)
  const code = chain.map(codeOf).find((found) => found !== undefined)
  const part = chain.map(partOf).find((found) => found !== undefined)
  return [code ?? 'unreachable', part].filter((word) => word !== undefined).join(' ')
}

function causesOf(error: unknown, depth = 0): readonly Error[] {
  if (!(error instanceof Error) || depth > 5) return []
  return [error, ...causesOf(error.cause, depth + 1)]
}

function codeOf(error: Error): string | undefined {
  const code: unknown = 'code' in error ? error.code : undefined
  if (typeof code !== 'string' || !/^OAUTH_[A-Z_]+$/.test(code)) return undefined
  return code.replace('OAUTH_', '').replaceAll('_', '-').toLowerCase()
}

function partOf({ message }: Error): string | undefined {
  const [, quoted, plain] = named.exec(message) ?? []
  return quoted ?? plain?.replace(' ', '-').toLowerCase()
}
