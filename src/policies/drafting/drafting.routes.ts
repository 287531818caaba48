import { Hono } from 'hono'

import type { DraftingNeeds } from './at-draft.routes.ts'
import { beginRoutes } from './begin/begin.routes.ts'
import { clauseRoutes } from './clause/clause.routes.ts'
import { confirmRoutes } from './clause/confirm.routes.ts'
import { examplesRoutes } from './clause/examples.routes.ts'
import { overviewRoutes } from './overview/overview.routes.ts'
import { readyRoutes } from './overview/ready.routes.ts'

/** Writing the policy: drafts and everything on their pages. */
export function draftingRoutes(needs: DraftingNeeds): Hono {
  return new Hono()
    .route('/', beginRoutes(needs))
    .route('/', overviewRoutes(needs))
    .route('/', readyRoutes(needs))
    .route('/', clauseRoutes(needs))
    .route('/', confirmRoutes(needs))
    .route('/', examplesRoutes(needs))
}
