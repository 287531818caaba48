import { z } from 'zod'

import { readDay } from '#core/day.ts'
import { isIsoDay } from '#core/iso-day.ts'

const some = z
  .union([z.string(), z.array(z.string())])
  .transform((given) => (typeof given === 'string' ? [given] : given))
const map = z.record(z.string(), z.unknown())
const day = z.string().refine(isIsoDay, 'write a day as yyyy-mm-dd').transform(readDay)
const listOf = (prefix: string): z.ZodType<readonly string[]> =>
  some.transform((codes) => codes.map((one) => (one.includes(':') ? one : `${prefix}:${one}`)))

/** The effects a rule can begin with. */
export const EFFECTS = [
  'must-not',
  'advised-not',
  'may',
  'needs',
  'report',
  'judgement',
  'outside',
  'advice',
  'duty',
] as const

/** Names of those a report can go to, as answers carry them: `route-all:dsl|headteacher`. */
export const ROUTES = [
  'dsl',
  'deputy-dsl',
  'headteacher',
  'line-manager',
  'trust-dpo',
  'leadership-team',
  'parents',
  'school-reporting-process',
  'school-procedure',
  'trust-central-team-procedure',
  'education-safeguarding-service',
  'other-agency',
] as const

/** How firmly a duty to acknowledge binds, the least first. */
export const ASKS = ['read', 'understand', 'sign'] as const

const recipients = z.union([
  z.strictObject({ all: z.array(z.string()) }),
  z.strictObject({ any: z.array(z.string()) }),
  z.string(),
])

const effects = {
  'must-not': some.optional(),
  'advised-not': some.optional(),
  may: some.optional(),
  needs: some.optional(),
  report: some.optional(),
  judgement: some.optional(),
  outside: some.optional(),
  advice: some.optional(),
  duty: z
    .enum(['review', 'acknowledge', 'train', 'self-check', 'monitor', 'issue', 'inform'])
    .optional(),
}

const terms = {
  who: some.optional(),
  about: map.optional(),
  unless: map.optional(),
  met: map.optional(),
  failed: map.optional(),
  step: z.string().optional(),
}

const lenient = z.strictObject({ ...effects, ...terms, gate: z.string().optional() })

/** A `rule` block. `advice` is its effect when no other effect is there, else codes that go along. */
export const ruleBlock = z.strictObject({
  ...effects,
  ...terms,
  id: z.string().optional(),
  confirmed: z.enum(['yes', 'no'], { error: '`confirmed` is yes or no' }).default('yes'),
  gate: z.string().optional(),
  strength: z.enum(['binding', 'advisory']).optional(),
  to: recipients.optional(),
  when: z.string().optional(),
  decides: z.string().optional(),
  yardstick: z.string().optional(),
  save: some.default([]),
  says: listOf('advice').optional(),
  every: z.union([z.string(), z.number()]).transform(String).optional(),
  of: some.default([]),
  asks: z.enum(ASKS, { error: `a duty asks to ${ASKS.join(', ')}` }).optional(),
  within: z.union([z.string(), z.number()]).transform(String).optional(),
  before: some.default([]),
  own: z.boolean({ error: '`own` is true or false' }).default(false),
  from: day.optional(),
  until: day.optional(),
  lifts: some.default([]),
  reading: z
    .strictObject({
      setting: z.string(),
      why: z.string(),
      lenient: z.union([z.literal('silent'), lenient]),
    })
    .optional(),
  note: listOf('record').default([]),
  instead: some.default([]),
  who_to_ask: z.string().optional(),
})

/** What `ruleBlock` gives. */
export type RuleBlock = z.infer<typeof ruleBlock>
/** What a lenient reading replaces. */
export type LenientBlock = z.infer<typeof lenient>

const answer = z.enum(
  [
    'allow',
    'allow-with-conditions',
    'deny (binding)',
    'deny (advisory)',
    'report',
    'not-covered',
    'facts-missing',
    'needs-judgement',
  ],
  {
    error:
      'an answer is allow, allow-with-conditions, deny (binding), deny (advisory), report, not-covered, facts-missing or needs-judgement',
  },
)

/** The YAML of an `example` block, below the line that tells the situation. */
export const exampleBlock = z.strictObject({
  facts: map,
  on: z.string().refine(isIsoDay, 'write the day as yyyy-mm-dd'),
  answer,
  lenient: answer.optional(),
  cites: some.default([]),
  not_cites: some.default([]),
  routes: some.default([]),
  when: z
    .string()
    .transform((one) => one.replace(/^when:/, ''))
    .optional(),
  conditions: listOf('condition').default([]),
  advice: listOf('advice').default([]),
  notes: listOf('record').default([]),
  missing: some.default([]),
})

/** Ways a clause is kept. */
export const KEPT_BY = [
  'definition',
  'record',
  'register',
  'notice',
  'lesson',
  'reminder',
  'screen',
  'page',
  'gate',
  'route',
] as const

/** The capabilities a keeper can belong to. */
export const CAPABILITIES = [
  'scope-and-definitions',
  'policy-lifecycle',
  'document-control',
  'related-policies',
  'acknowledgement-and-training',
  'contact-decisions',
  'relationship-disclosure',
  'channel-register-and-approval',
  'channel-access-and-credentials',
  'risk-assessment',
  'post-drafting-and-second-reader',
  'content-screening',
  'consent-register',
  'publishing-and-archive',
  'concerns-and-routing',
  'investigation-and-lessons',
  'access-hours-and-filter-log-monitoring',
  'public-mention-monitoring',
  'pupil-and-parent-guidance',
  'privacy-settings-self-check',
  'official-vs-personal-identity',
  'tone-of-voice',
  'public-listing-edits',
  'safeguarding-lookups',
  'non-social-alternatives',
] as const

/** A `kept` block. */
export const keptBlock = z.strictObject({
  by: z.enum(KEPT_BY, { error: `a clause is kept by ${KEPT_BY.join(', ')}` }),
  what: z.enum(CAPABILITIES, {
    error: 'not one of the capabilities listed in rulebooks/README.md',
  }),
  shows: z.string(),
})
