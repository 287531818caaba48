import { checkSteps } from './check-steps.ts'
import { ensureChromium, journeysSkipped } from './chromium.ts'
import { postgresPrograms, postgresSkipped } from './postgres.ts'
import { type Outcome, runStep, runSteps, type Step } from './step.ts'
import { summarise } from './summary.ts'

// Everything: the check, the slow unit tests, the stores on both databases and the routes on one (PostgreSQL
// where this machine has it), the comparison with Cedar, the door against its promises, tampering with the
// audit log, and the browser journeys. A half that could not be run is said at the end; on a build server
// it fails.
const onBuildServer = process.env['CI'] === 'true'
const outcomes: Outcome[] = [...(await runSteps(checkSteps))]
const skipped: string[] = []

const database = (project: string, what: string): Step => ({
  name: `${what} on ${project}`,
  command: ['vitest', 'run', '--project', project],
  counted: true,
})
const hasServer = postgresPrograms() !== undefined
const steps: Step[] = [
  database(hasServer ? 'postgres' : 'pglite', 'stores and routes'),
  {
    name: 'slow unit tests',
    command: ['vitest', 'run', '--project', 'slow'],
    counted: true,
  },
  {
    name: 'comparison with Cedar, 20,000 cases',
    command: ['node', 'src/cli/prove.ts', '--cases', '20000'],
  },
  {
    name: 'proofs in small worlds',
    command: ['vitest', 'run', '--project', 'proofs'],
    counted: true,
  },
  {
    name: 'the door against its promises, 50,000 worlds',
    command: ['node', 'src/cli/prove-access.ts', '--cases', '50000'],
  },
  {
    name: 'tampering with the audit log, 10,000 times',
    command: ['node', 'scripts/attack.ts', '--cases', '10000'],
  },
]
if (hasServer) steps.push(database('pglite', 'stores'))
else skipped.push(postgresSkipped)
outcomes.push(...(await runSteps(steps)))

const chromium = ensureChromium()
if (chromium === undefined) {
  skipped.push(journeysSkipped)
  if (onBuildServer) outcomes.push({ name: 'browser journeys', passed: 0, failed: 1, seconds: 0 })
} else {
  process.env['CHROMIUM'] = chromium
  const walking: Step['command'] = ['vitest', 'run', '--project', 'journeys']
  outcomes.push(await runStep({ name: 'browser journeys', command: walking, counted: true }))
}

for (const notice of skipped) console.log(notice)
summarise(outcomes)
