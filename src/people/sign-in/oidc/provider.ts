/** The kinds of organisation people can sign in with. */
export const providerNames = ['microsoft', 'google'] as const

/** One of the kinds of organisation people can sign in with. */
export type ProviderName = (typeof providerNames)[number]

/** What a trust has agreed with its organisation, without the secret. */
export type ProviderSettings = {
  readonly name: ProviderName
  readonly isOn: boolean
  /** The id of the Microsoft tenant, or the domain of the Google Workspace. */
  readonly organisation: string
  readonly clientId: string
  /** The organisation asks everyone for a second factor, as the trust says. */
  readonly enforcesSecondFactor: boolean
  /** The source of external ids that are the organisation's own, where there is one. */
  readonly linkSource?: string | undefined
}

/** An organisation ready to be asked. */
export type Provider = ProviderSettings & { readonly clientSecret: string }

/** Where each kind of organisation is found; tests have their own. */
export type Authorities = Readonly<Record<ProviderName, string>>

/** Where Microsoft and Google really are. */
export const realAuthorities: Authorities = {
  microsoft: 'https://login.microsoftonline.com',
  google: 'https://accounts.google.com',
}

/** What people call each kind of organisation. */
export const providerWords = { microsoft: 'Microsoft', google: 'Google' } as const

/** Whether a word of an address names a kind of organisation. */
export function isProviderName(word: string): word is ProviderName {
  return providerNames.some((name) => name === word)
}

/**
 * The one issuer whose tokens count. Microsoft has one for each tenant, so that another tenant's token
 * is another issuer's; the shared ones (`common`, `organizations`) are never used.
 */
export function issuerOf(
  { name, organisation }: ProviderSettings,
  authorities: Authorities,
): string {
  return name === 'microsoft' ? `${authorities.microsoft}/${organisation}/v2.0` : authorities.google
}
