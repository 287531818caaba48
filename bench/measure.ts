/** Decisions a second of one way to decide: the median, lowest and highest of several runs. */
export type Figure = {
  readonly name: string
  readonly per_second: number
  readonly lowest: number
  readonly highest: number
  /** The median a second of the processor's time, which tells more on a machine busy with other things. */
  readonly per_cpu_second: number
  readonly runs: number
}

const RUNS = 7
const SECONDS = 0.4

type Rate = { readonly wall: number; readonly cpu: number }

/**
 * Measures a way to decide one question after another. `decide` gives a number so that nothing is
 * optimised away; each run goes through the questions until its time is over, the first to warm up.
 */
export function measure<T>(
  name: string,
  questions: readonly T[],
  decide: (question: T) => number,
): Figure {
  turn(questions, decide)
  return figureOf(
    name,
    Array.from({ length: RUNS }, () => turn(questions, decide)),
  )
}

/** The same for a way to decide that gives a promise. */
export async function measureLater<T>(
  name: string,
  questions: readonly T[],
  decide: (question: T) => Promise<unknown>,
): Promise<Figure> {
  const rates: Rate[] = []
  for (let run = 0; run <= RUNS; run++) {
    const rate = startTimer()
    let count = 0
    while (rate.isOn()) {
      for (const question of questions.slice(0, 100)) await decide(question)
      count += 100
    }
    if (run > 0) rates.push(rate.of(count))
  }
  return figureOf(name, rates)
}

let sink = 0

function turn<T>(questions: readonly T[], decide: (question: T) => number): Rate {
  const rate = startTimer()
  let count = 0
  while (rate.isOn()) {
    for (const question of questions) sink ^= decide(question)
    count += questions.length
  }
  return rate.of(count)
}

function startTimer(): { readonly isOn: () => boolean; readonly of: (count: number) => Rate } {
  const started = performance.now()
  const before = process.cpuUsage()
  return {
    isOn: () => performance.now() - started < SECONDS * 1000,
    of: (count) => {
      const { user, system } = process.cpuUsage(before)
      return {
        wall: (count * 1000) / (performance.now() - started),
        cpu: (count * 1_000_000) / (user + system),
      }
    },
  }
}

function figureOf(name: string, rates: readonly Rate[]): Figure {
  const walls = sorted(rates.map(({ wall }) => wall))
  const cpus = sorted(rates.map(({ cpu }) => cpu))
  return {
    name,
    per_second: middle(walls),
    lowest: walls[0] ?? 0,
    highest: walls.at(-1) ?? 0,
    per_cpu_second: middle(cpus),
    runs: rates.length,
  }
}

function sorted(rates: readonly number[]): readonly number[] {
  return rates.map((rate) => Math.round(rate)).toSorted((a, b) => a - b)
}

function middle(rates: readonly number[]): number {
  return rates[Math.trunc(rates.length / 2)] ?? 0
}
