import { Hono } from 'hono'

import type { TrainingNeeds } from './pages/at-training.routes.ts'
import { lessonsRoutes } from './pages/lessons/lessons.routes.ts'
import { outstandingRoutes } from './pages/outstanding/outstanding.routes.ts'
import { readingRoutes } from './pages/reading/reading.routes.ts'
import { selfCheckRoutes } from './pages/self-check/self-check.routes.ts'

/** The pages of reading, signing and learning. */
export function trainingRoutes(needs: TrainingNeeds): Hono {
  return new Hono()
    .route('/', readingRoutes(needs))
    .route('/', outstandingRoutes(needs))
    .route('/', lessonsRoutes(needs))
    .route('/', selfCheckRoutes(needs))
}
