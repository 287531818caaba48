import { z } from 'zod'

import { err, ok, type Result } from '#core/result.ts'
import { isSound } from '#core/sound-text.ts'
import type { Deciding } from '#disclosures/decide-disclosure.ts'
import { decisions } from '#disclosures/disclosure.ts'
import { dayIn, problemsOf, textOf, type Problem, type Sent } from '#people/pages/forms/sent.ts'

import { mostWords } from './read-disclosure.ts'

const words = z.object({
  role: z.string({ error: 'Select in which role you decide' }),
  decision: z.enum(decisions, { error: 'Select what you decide' }),
  note: z
    .string()
    .max(mostWords, { error: `Enter up to ${mostWords} characters` })
    .refine(isSound, { error: 'Enter words without hidden characters' }),
  revision: z.coerce.number(),
})

/** What the form of a decision says, in one of the roles in which it may be made; or what is wrong. */
export function readDecision(
  sent: Sent,
  roles: readonly string[],
): Result<Omit<Deciding, 'trust' | 'disclosureId' | 'by'>, readonly Problem[]> {
  const said = words.safeParse({
    role: roles.length === 1 ? roles[0] : roles.find((one) => one === textOf(sent, 'role')),
    decision: textOf(sent, 'decision'),
    note: textOf(sent, 'note') ?? '',
    revision: textOf(sent, 'revision'),
  })
  const talkedOn = dayIn(sent, 'talked', 'The day you talked')
  const endsOn = dayIn(sent, 'ends', 'The last day')
  if (said.success && talkedOn.ok && endsOn.ok) {
    return ok({ ...said.data, talkedOn: talkedOn.value, endsOn: endsOn.value })
  }
  const problems = (said.error?.issues ?? []).map(({ path, message }) => ({
    field: String(path[0]),
    says: message,
  }))
  return err([...problems, ...problemsOf(talkedOn, endsOn)])
}
