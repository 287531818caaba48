import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'

import { z } from 'zod'

const reportShape = z.object({ numPassedTests: z.number(), numFailedTests: z.number() })

/** One thing that `npm run check` or `npm test` runs. */
export type Step = {
  readonly name: string
  /** A program of node_modules/.bin, or `node`, and its arguments. */
  readonly command: readonly [string, ...string[]]
  /** True for vitest, whose tests are counted one by one; any other step counts as one. */
  readonly counted?: boolean
}

/** How a step ended. */
export type Outcome = {
  readonly name: string
  readonly passed: number
  readonly failed: number
  readonly seconds: number
}

/** Runs a step, says how it went, and shows what it printed when it failed. */
export async function runStep(step: Step): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'houserules-step-'))
  const report = join(folder, 'report.json')
  const began = performance.now()
  const { code, output } = await run(step, report)
  const seconds = (performance.now() - began) / 1000
  const { passed, failed } = count(step, { report, code })
  rmSync(folder, { recursive: true })

  const numbers = step.counted === true ? `, ${passed} passed, ${failed} failed` : ''
  console.log(
    `${code === 0 ? 'ok    ' : 'FAILED'} ${step.name} (${seconds.toFixed(1)} s${numbers})`,
  )
  if (code !== 0) console.log(process.stdout.isTTY ? output : stripVTControlCharacters(output))
  return { name: step.name, passed, failed, seconds }
}

/** Runs steps, two at a time as most machines have two cores, in the order given. */
export async function runSteps(steps: readonly Step[]): Promise<readonly Outcome[]> {
  const waiting = [...steps]
  const outcomes: Outcome[] = []
  const worker = async (): Promise<void> => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      outcomes.push(await runStep(step))
    }
  }
  await Promise.all([worker(), worker()])
  return outcomes
}

function run(
  { command: [program, ...args], counted }: Step,
  report: string,
): Promise<{ readonly code: number; readonly output: string }> {
  const bin = join(process.cwd(), 'node_modules', '.bin')
  const reporters =
    counted === true ? ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`] : []
  const child = spawn(
    program === 'node' ? process.execPath : join(bin, program),
    [...args, ...reporters],
    {
      // The project's own Node comes first: the programs in .bin are scripts that ask for `node`.
      env: {
        ...process.env,
        PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}`,
        ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let output = ''
  const keep = (chunk: Buffer): void => {
    output += chunk.toString('utf8')
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: 1, output: error.message }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

function count(
  step: Step,
  { report, code }: { readonly report: string; readonly code: number },
): { readonly passed: number; readonly failed: number } {
  const plain = { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 }
  if (step.counted !== true) return plain
  try {
    const { numPassedTests, numFailedTests } = parseReport(readFileSync(report, 'utf8'))
    // A file that cannot be loaded has no failed test, yet the step failed.
    return { passed: numPassedTests, failed: Math.max(numFailedTests, plain.failed) }
  } catch {
    return { passed: 0, failed: 1 }
  }
}

function parseReport(text: string): { numPassedTests: number; numFailedTests: number } {
  return reportShape.parse(JSON.parse(text))
}
