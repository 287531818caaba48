const WORDS: ReadonlyMap<string, string> = new Map([
  ['dsl', 'the designated safeguarding lead (DSL)'],
  ['deputy-dsl', 'the deputy designated safeguarding lead'],
  ['headteacher', 'the headteacher'],
  ['executive-headteacher', 'the executive headteacher'],
  ['line-manager', 'your line manager'],
  ['trust-dpo', 'the trust’s data protection officer'],
  ['leadership-team', 'the leadership team'],
  ['leadership', 'a senior leader'],
  ['parents', 'the parents or carers'],
  ['school-reporting-process', 'the school, in the way it has set for reports'],
  ['school-procedure', 'the school, by its own procedure'],
  ['trust-central-team-procedure', 'the trust’s central team, by its procedure'],
  ['trust-central', 'the trust’s central team'],
  ['education-safeguarding-service', 'the education safeguarding service'],
  ['other-agency', 'the agency responsible, such as children’s services or the police'],
  ['online-services-lead', 'the lead for online services'],
])

/** A role as it stands in a sentence: “the headteacher”. */
export function roleWords(role: string): string {
  const spaced = role.replaceAll('-', ' ')
  return WORDS.get(role) ?? `the ${spaced}`.replace(/^the (the|a|an|your) /, '$1 ')
}
