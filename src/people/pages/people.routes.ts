import { Hono } from 'hono'

import type { PeopleNeeds } from './at-people.routes.ts'
import { changeRoutes } from './changing/change.routes.ts'
import { invitationRoutes } from './changing/invitation.routes.ts'
import { leavingRoutes } from './changing/leaving.routes.ts'
import { newPersonRoutes } from './changing/new-person.routes.ts'
import { signOutRoutes } from './changing/sign-out.routes.ts'
import { heldRoutes } from './held/held.routes.ts'
import { listRoutes } from './list/list.routes.ts'
import { personRoutes } from './person/person.routes.ts'
import { changeRoleRoutes } from './roles/change.routes.ts'
import { giveRoutes } from './roles/give.routes.ts'
import { rolesRoutes } from './roles/roles.routes.ts'
import { schoolsRoutes } from './schools/schools.routes.ts'

/** People, their roles and the schools of a trust, for those who have signed in. */
export function peopleRoutes(needs: PeopleNeeds): Hono {
  return new Hono()
    .route('/', listRoutes(needs))
    .route('/', newPersonRoutes(needs))
    .route('/', personRoutes(needs))
    .route('/', changeRoutes(needs))
    .route('/', leavingRoutes(needs))
    .route('/', invitationRoutes(needs))
    .route('/', signOutRoutes(needs))
    .route('/', giveRoutes(needs))
    .route('/', changeRoleRoutes(needs))
    .route('/', rolesRoutes(needs))
    .route('/', heldRoutes(needs))
    .route('/', schoolsRoutes(needs))
}
