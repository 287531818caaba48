import { checkSteps } from './check-steps.ts'
import { runSteps } from './step.ts'
import { summarise } from './summary.ts'

summarise(await runSteps(checkSteps))
