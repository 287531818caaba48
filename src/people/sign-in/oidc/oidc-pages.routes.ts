import { Hono } from 'hono'

import { oidcRoutes, type OidcRoutesNeeds } from './oidc.routes.ts'
import { oidcSettingsRoutes } from './settings/settings.routes.ts'

/** Every page of signing in with an organisation, and of its settings. */
export function oidcPages(needs: OidcRoutesNeeds): Hono {
  return new Hono().route('/', oidcRoutes(needs)).route('/', oidcSettingsRoutes(needs))
}
