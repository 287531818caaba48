import { type Context, Hono } from 'hono'

import { notFoundPage } from '#web/problem.page.ts'
import type { OidcRoutesNeeds } from '#people/sign-in/oidc/oidc.routes.ts'
import { isProviderName, type ProviderName, providerWords } from '#people/sign-in/oidc/provider.ts'
import { saveProvider } from './save-provider.ts'
import { fieldsOf } from '#people/sign-in/sign-in-desk.routes.ts'

import { accountRoutes } from './account.routes.ts'
import { atSettings } from './at-settings.routes.ts'
import { allowPupils } from './allow-pupils.ts'
import { type FormError, readProviderForm, type Typed, typedFrom } from './provider-form.ts'
import { providerFormPage } from './provider-form.page.ts'
import { readSignInSettings } from './read-sign-in-settings.ts'
import { settingsPage } from './settings.page.ts'
import { tryProvider } from './try-provider.ts'

const words = {
  saved: 'Saved.',
  linked: 'The account is linked. Its owner can sign in now.',
  dismissed: 'The account was taken off the list.',
  answered:
    'It answered, and did not refuse our application. To be sure of the secret, sign in with it in a private window.',
  secretMissing: 'Enter the client secret',
} as const

const doneWords: Readonly<Record<string, string>> = {
  saved: words.saved,
  linked: words.linked,
  dismissed: words.dismissed,
  answered: words.answered,
}

/** The settings of signing in with an organisation, for system administrators. */
export function oidcSettingsRoutes(needs: OidcRoutesNeeds): Hono {
  const may = needs.door.may('change-sign-in')
  const at = '/trusts/:slug/settings/sign-in'
  return new Hono()
    .get(at, may, (c) => show(c, needs))
    .post(`${at}/pupils`, may, (c) => savePupils(c, needs))
    .route('/', accountRoutes(needs, may))
    .get(`${at}/:provider`, may, (c) => forProvider(c, needs, showForm))
    .post(`${at}/:provider`, may, (c) => forProvider(c, needs, save))
    .post(`${at}/:provider/test`, may, (c) => forProvider(c, needs, tryOut))
}

async function show(c: Context, needs: OidcRoutesNeeds, problem?: string): Promise<Response> {
  const { trustId, base, frame } = atSettings(c, needs)
  const settings = await readSignInSettings(needs, trustId)
  const done = doneWords[c.req.query('done') ?? '']
  const page = settingsPage(frame, { ...settings, base, done, problem })
  return c.html(page, problem === undefined ? 200 : 422)
}

/** What can be named before anybody came from there: the directory that keeps the accounts of staff. */
const usualSources: Readonly<Record<ProviderName, readonly string[]>> = {
  microsoft: ['entra'],
  google: [],
}

type OfProvider = (c: Context, needs: OidcRoutesNeeds, name: ProviderName) => Promise<Response>

async function forProvider(c: Context, needs: OidcRoutesNeeds, go: OfProvider): Promise<Response> {
  const name = c.req.param('provider') ?? ''
  if (isProviderName(name)) return go(c, needs, name)
  return c.html(notFoundPage(atSettings(c, needs).frame), 404)
}

async function showForm(c: Context, needs: OidcRoutesNeeds, name: ProviderName): Promise<Response> {
  return formShown(c, needs, { name, errors: [] })
}

async function formShown(
  c: Context,
  needs: OidcRoutesNeeds,
  shown: {
    readonly name: ProviderName
    readonly typed?: Typed
    readonly errors: readonly FormError[]
  },
): Promise<Response> {
  const { name, errors } = shown
  const { trustId, base, frame } = atSettings(c, needs)
  const { providers, sources } = await readSignInSettings(needs, trustId)
  const kept = providers.get(name)
  const typed = shown.typed ?? typedFrom(kept)
  const callback = callbackOf(c, needs, name)
  const offered = [...new Set([...sources, ...usualSources[name], kept?.linkSource ?? []].flat())]
  const hasSecret = kept !== undefined
  const model = { base, name, typed, errors, callback, hasSecret, sources: offered.toSorted() }
  return c.html(providerFormPage(frame, model), errors.length > 0 ? 422 : 200)
}

async function save(c: Context, needs: OidcRoutesNeeds, name: ProviderName): Promise<Response> {
  const { trustId, by, base } = atSettings(c, needs)
  const sent = await fieldsOf(c)
  const fields = Object.keys(typedFrom(undefined))
  const typed = Object.fromEntries(fields.map((field) => [field, sent(field)]))
  const read = readProviderForm(name, typed)
  if (!read.ok) return formShown(c, needs, { name, typed, errors: read.error })
  const saved = await saveProvider(needs, { trustId, by, ...read.value })
  if (saved.ok) return c.redirect(`${base}?done=saved`, 303)
  const errors = [{ field: 'clientSecret', says: words.secretMissing }]
  return formShown(c, needs, { name, typed, errors })
}

async function savePupils(c: Context, needs: OidcRoutesNeeds): Promise<Response> {
  const { trustId, by, base } = atSettings(c, needs)
  const sent = await fieldsOf(c)
  await allowPupils(needs, { trustId, by, may: sent('pupils') === 'yes' })
  return c.redirect(`${base}?done=saved`, 303)
}

async function tryOut(c: Context, needs: OidcRoutesNeeds, name: ProviderName): Promise<Response> {
  const { trustId, base } = atSettings(c, needs)
  const redirectUri = callbackOf(c, needs, name)
  const tried = await tryProvider(needs, { trustId, provider: name, redirectUri })
  if (tried.ok) return c.redirect(`${base}?done=answered`, 303)
  return show(c, needs, notReached(name, tried.error.reason))
}

function notReached(name: ProviderName, reason: string): string {
  const who = providerWords[name]
  return reason === 'client-refused'
    ? `${who} refused our application. Check the client id and the client secret`
    : `${who} could not be asked (${reason}). Check the tenant or domain, and that this server can reach it`
}

function callbackOf(c: Context, needs: OidcRoutesNeeds, name: ProviderName): string {
  const { slug } = atSettings(c, needs)
  return new URL(`/trusts/${slug}/sign-in/callback/${name}`, needs.address ?? c.req.url).href
}
