import { Hono } from 'hono'

import { approvalRoutes } from './approval.routes.ts'
import type { ApprovalNeeds } from './at-approval.routes.ts'
import { packageRoutes } from './package.routes.ts'
import { publicPackageRoutes } from './public.routes.ts'
import { wayRoutes } from './way.routes.ts'

/** Approving the policy: sending a draft for decision, deciding, and what is public of that. */
export function approvingRoutes(needs: ApprovalNeeds): Hono {
  return new Hono()
    .route('/', approvalRoutes(needs))
    .route('/', packageRoutes(needs))
    .route('/', publicPackageRoutes(needs))
    .route('/', wayRoutes(needs))
}
