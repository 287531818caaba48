import { z } from 'zod'

import { err, ok, type Result } from '#core/result.ts'
import type { ProviderName, ProviderSettings } from '#people/sign-in/oidc/provider.ts'

/** What an administrator typed about an organisation, as it was typed. */
export type Typed = Readonly<Record<string, string>>

/** Something to put right, at a field. */
export type FormError = { readonly field: string; readonly says: string }

/** What was understood: the settings, and a new secret where one was typed. */
export type Understood = {
  readonly settings: ProviderSettings
  readonly clientSecret?: string | undefined
}

const yesNo = (says: string) => z.enum(['yes', 'no'], { error: says })
const domain = /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/

const organisations = {
  microsoft: z.guid({
    error: 'Enter the tenant’s id, such as 5f1c1f3e-8a0b-4c1d-9e2f-a0b1c2d3e4f5',
  }),
  google: z.string().regex(domain, { error: 'Enter the domain, such as ash-trust.example' }),
} as const

const rest = {
  isOn: yesNo('Select whether people can sign in with it'),
  clientId: z
    .string()
    .trim()
    .min(1, { error: 'Enter the application’s (client) id' })
    .max(300, { error: 'The client id must be 300 characters or fewer' }),
  clientSecret: z
    .string()
    .trim()
    .max(1000, { error: 'The client secret must be 1000 characters or fewer' }),
  enforcesSecondFactor: yesNo('Select whether it asks everyone for a second step'),
  linkSource: z
    .string()
    .regex(/^([a-z0-9]+(-[a-z0-9]+)*)?$/, { error: 'Select where the ids come from' }),
}

/** Reads the form about an organisation; the errors are the words for the page. */
export function readProviderForm(
  name: ProviderName,
  typed: Typed,
): Result<Understood, readonly FormError[]> {
  const organisation = z.string().trim().toLowerCase().pipe(organisations[name])
  const read = z.object({ organisation, ...rest }).safeParse({ ...blank, ...typed })
  if (!read.success) {
    return err(
      read.error.issues.map(({ path, message }) => ({ field: path.join(), says: message })),
    )
  }
  const { isOn, enforcesSecondFactor, linkSource, clientSecret, ...same } = read.data
  return ok({
    settings: {
      ...same,
      name,
      isOn: isOn === 'yes',
      enforcesSecondFactor: enforcesSecondFactor === 'yes',
      linkSource: linkSource === '' ? undefined : linkSource,
    },
    clientSecret: clientSecret === '' ? undefined : clientSecret,
  })
}

const blank: Typed = {
  organisation: '',
  isOn: '',
  clientId: '',
  clientSecret: '',
  enforcesSecondFactor: '',
  linkSource: '',
}

/** The form as it stands before anything is typed; a secret is never shown again. */
export function typedFrom(settings: ProviderSettings | undefined): Typed {
  if (!settings) return { ...blank, isOn: 'yes' }
  return {
    organisation: settings.organisation,
    isOn: settings.isOn ? 'yes' : 'no',
    clientId: settings.clientId,
    clientSecret: '',
    enforcesSecondFactor: settings.enforcesSecondFactor ? 'yes' : 'no',
    linkSource: settings.linkSource ?? '',
  }
}
