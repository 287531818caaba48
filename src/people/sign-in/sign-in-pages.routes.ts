import { Hono } from 'hono'

import { accountRoutes } from './account/account.routes.ts'
import { emergencyRoutes } from './break-glass/emergency.routes.ts'
import { passkeySignInRoutes } from './passkeys/passkey-sign-in.routes.ts'
import { passkeysRoutes } from './passkeys/passkeys.routes.ts'
import { forgottenRoutes } from './forgotten/forgotten.routes.ts'
import { invitationRoutes } from './invitations/invitation.routes.ts'
import { authenticatorRoutes } from './second-factor/authenticator.routes.ts'
import type { SignInRoutesNeeds } from './sign-in-desk.routes.ts'
import { signInRoutes } from './with-password/sign-in.routes.ts'

/** Every page of signing in and of one's own account. */
export function signInPages(needs: SignInRoutesNeeds): Hono {
  return new Hono()
    .route('/', signInRoutes(needs))
    .route('/', accountRoutes(needs))
    .route('/', invitationRoutes(needs))
    .route('/', forgottenRoutes(needs))
    .route('/', emergencyRoutes(needs))
    .route('/', authenticatorRoutes(needs))
    .route('/', passkeySignInRoutes(needs))
    .route('/', passkeysRoutes(needs))
}
