import type { EffectKey, PartKey } from './rule-parts.ts'

/** What a rule does, as the beginning of a sentence about those it binds. */
export const effectWords: Readonly<Record<EffectKey, string>> = {
  'must-not': 'must not (binding)',
  'advised-not': 'are advised not to',
  may: 'may',
  needs: 'may only once a condition is met',
  report: 'must tell somebody when they',
  judgement: 'leave it to a person whether to',
  outside: 'are outside the policy when they',
  advice: 'are given advice when they',
  duty: 'have a duty that comes round',
}

/** What a part of a rule says: the beginning of its sentence, and help. */
export const partWords: Readonly<
  Record<PartKey, { readonly asks: string; readonly hint?: string }>
> = {
  id: { asks: 'The rule’s own name', hint: 'Only where something refers to it' },
  gate: { asks: 'The condition is called', hint: 'One word, such as second-reader' },
  strength: { asks: 'How firmly it holds back' },
  step: { asks: 'It is met once this is done' },
  met: { asks: 'It is met when' },
  failed: { asks: 'It has failed when' },
  to: { asks: 'Who must be told' },
  when: { asks: 'How soon', hint: 'For example immediately' },
  decides: { asks: 'Who decides' },
  yardstick: { asks: 'By which yardstick' },
  says: { asks: 'The advice', hint: 'A code a line, such as advice:check-privacy' },
  every: { asks: 'How often', hint: 'For example 12 months, or the name of a setting' },
  of: {
    asks: 'What it is about',
    hint: 'policy, section, clause, or titles of documents, one a line',
  },
  asks: { asks: 'How firmly an acknowledgement binds' },
  within: { asks: 'Within how many days', hint: 'A number, or the name of a setting' },
  before: { asks: 'What waits until it is done' },
  own: { asks: 'Whose wish it is' },
  who: { asks: 'Whom it binds' },
  about: { asks: 'It speaks when' },
  unless: {
    asks: 'Its line: beyond it the rule does not hold',
    hint: 'For a refusal, beyond the line the clause permits. For other rules it is silent there.',
  },
  from: { asks: 'It starts on', hint: 'For example 2027-09-01' },
  until: { asks: 'It ends on', hint: 'For example 2027-09-01' },
  lifts: { asks: 'It is an exception to', hint: 'Clauses, one a line' },
  save: { asks: 'Clauses that still hold', hint: 'One a line' },
  instead: { asks: 'What the person can do instead', hint: 'One thing a line' },
  advice: { asks: 'Advice that goes along', hint: 'A code a line, such as advice:check-privacy' },
  note: { asks: 'What the answer has to state', hint: 'A code a line, such as record:gap' },
  who_to_ask: { asks: 'Whom to ask' },
}

/** How a condition looks at a fact. */
export const wayWords: Readonly<Record<string, string>> = {
  'one-of': 'is one of',
  'none-of': 'is known and none of',
  at_least: 'is at least',
  under: 'is under',
  before: 'is before',
  on_or_before: 'is on or before',
  after: 'is after',
  on_or_after: 'is on or after',
  years_past: 'lies more than so many years back',
  years_reached: 'lies so many years back or more',
  is: 'is a number that is',
  next_whole_after: 'is the next whole number after',
  next_decimal_after: 'is the next decimal after',
  has_word: 'has one of the words of',
}

/** How several groups of lines are joined. */
export const joinWords = {
  any: 'at least one of these groups holds',
  all: 'each of these groups holds',
  none: 'none of these groups holds',
} as const

/** The words of the duties. */
export const dutyWords = {
  review: 'review the policy',
  acknowledge: 'read and acknowledge',
  train: 'be trained',
  'self-check': 'check one’s own privacy settings',
  monitor: 'watch what it says',
  issue: 'issue a document',
  inform: 'inform people',
} as const
