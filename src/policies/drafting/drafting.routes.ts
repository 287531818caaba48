import { Hono } from 'hono'

import type { DraftingNeeds } from './at-draft.routes.ts'
import { beginRoutes } from './begin/begin.routes.ts'
import { changesRoutes } from './changes/changes.routes.ts'
import { arrangeRoutes } from './clause/arrange.routes.ts'
import { clauseRoutes } from './clause/clause.routes.ts'
import { confirmRoutes } from './clause/confirm.routes.ts'
import { examplesRoutes } from './clause/examples.routes.ts'
import { newClauseRoutes } from './clause/new-clause.routes.ts'
import { controlRoutes } from './control/control.routes.ts'
import { settingsRoutes } from './control/settings.routes.ts'
import { overviewRoutes } from './overview/overview.routes.ts'
import { readyRoutes } from './overview/ready.routes.ts'
import { titleRoutes } from './overview/title.routes.ts'
import { withdrawRoutes } from './overview/withdraw.routes.ts'
import { peopleRoutes } from './people/people.routes.ts'
import { wordRoutes } from './people/word.routes.ts'
import { sectionsRoutes } from './sections/sections.routes.ts'
import { textRoutes } from './text/text.routes.ts'

/** Writing the policy: drafts and everything on their pages. */
export function draftingRoutes(needs: DraftingNeeds): Hono {
  return new Hono()
    .route('/', beginRoutes(needs))
    .route('/', overviewRoutes(needs))
    .route('/', readyRoutes(needs))
    .route('/', withdrawRoutes(needs))
    .route('/', settingsRoutes(needs))
    .route('/', controlRoutes(needs))
    .route('/', changesRoutes(needs))
    .route('/', titleRoutes(needs))
    .route('/', textRoutes(needs))
    .route('/', peopleRoutes(needs))
    .route('/', wordRoutes(needs))
    .route('/', sectionsRoutes(needs))
    .route('/', newClauseRoutes(needs))
    .route('/', clauseRoutes(needs))
    .route('/', confirmRoutes(needs))
    .route('/', examplesRoutes(needs))
    .route('/', arrangeRoutes(needs))
}
