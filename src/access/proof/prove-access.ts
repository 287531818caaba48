import { isDeepStrictEqual } from 'node:util'

import type { Request } from '#access/cedar.ts'
import type { Decide } from '#access/door.ts'
import { randomFrom } from '#core/random.ts'

import { expected, type Expected } from './reference.ts'
import { randomQuestion, randomWorld } from './random-world.ts'
import { requestFor, type Question } from './world.ts'

/** How many worlds to make, and from which seed. */
type Proving = { readonly cases: number; readonly seed: number }

/** A question on which the door and the reference model differ. */
type Mismatch = {
  readonly question: Question
  readonly door: Expected
  readonly reference: Expected
}

/** What a comparison came to. */
type AccessProof = Proving & {
  /** How often which answer was given, as both gave it. */
  readonly answers: Readonly<Record<string, number>>
  readonly mismatches: number
  readonly first?: Mismatch
}

/** What stands between the application and Cedar; tests put a faulty one in its place. */
export type Ask = (question: Question) => ReturnType<Decide>

/** The question as the application asks it. */
export function askThrough(decide: Decide, told: (request: Request) => Request = (it) => it): Ask {
  return (question) => decide(told(requestFor(question)))
}

/** Compares the door with the reference model, one question in each world, until the first mismatch. */
export function proveAccess(ask: Ask, { cases, seed }: Proving): AccessProof {
  const random = randomFrom(seed)
  const answers: Record<string, number> = {}
  for (let done = 0; done < cases; done++) {
    const question = randomQuestion(random, randomWorld(random))
    const first = compare(ask, question)
    if (first) return { cases: done + 1, seed, answers, mismatches: 1, first }
    const answer = expected(question)
    const because = answer.allowed ? 'allowed' : answer.because
    answers[because] = (answers[because] ?? 0) + 1
  }
  return { cases, seed, answers, mismatches: 0 }
}

/** Undefined when both say the same, word for word. */
function compare(ask: Ask, question: Question): Mismatch | undefined {
  const [door, reference] = [ask(question), expected(question)]
  return isDeepStrictEqual(door, reference) ? undefined : { question, door, reference }
}
