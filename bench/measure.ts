/** Decisions a second of one way to decide: the median, lowest and highest of several runs. */
export type Figure = {
  readonly name: string
  readonly per_second: number
  readonly lowest: number
  readonly highest: number
  readonly runs: number
}

const RUNS = 7

/**
 * Measures a way to decide one question after another. `decide` gives a number so that nothing is
 * optimised away; each run goes through the questions until `seconds` are over.
 */
export function measure<T>(
  name: string,
  questions: readonly T[],
  {
    decide,
    seconds = 0.4,
  }: { readonly decide: (question: T) => number; readonly seconds?: number },
): Figure {
  turn(questions, decide, seconds)
  return figureOf(
    name,
    Array.from({ length: RUNS }, () => turn(questions, decide, seconds)),
  )
}

/** The same for a way to decide that gives a promise. */
export async function measureLater<T>(
  name: string,
  questions: readonly T[],
  {
    decide,
    seconds = 0.4,
  }: {
    readonly decide: (question: T) => Promise<unknown>
    readonly seconds?: number
  },
): Promise<Figure> {
  const rates: number[] = []
  for (let run = 0; run <= RUNS; run++) {
    const started = performance.now()
    let count = 0
    while (performance.now() - started < seconds * 1000) {
      for (const question of questions.slice(0, 100)) await decide(question)
      count += 100
    }
    if (run > 0) rates.push((count * 1000) / (performance.now() - started))
  }
  return figureOf(name, rates)
}

let sink = 0

function turn<T>(
  questions: readonly T[],
  decide: (question: T) => number,
  seconds: number,
): number {
  const started = performance.now()
  let count = 0
  while (performance.now() - started < seconds * 1000) {
    for (const question of questions) sink ^= decide(question)
    count += questions.length
  }
  return (count * 1000) / (performance.now() - started)
}

function figureOf(name: string, rates: readonly number[]): Figure {
  const sorted = rates.toSorted((a, b) => a - b)
  const at = (index: number): number => Math.round(sorted[index] ?? 0)
  return {
    name,
    per_second: at(Math.trunc(sorted.length / 2)),
    lowest: at(0),
    highest: at(sorted.length - 1),
    runs: sorted.length,
  }
}
