import type { SealedEdition } from '#rulebooks/library.ts'

/** With what an addition begins to be written: a clause that the school changes to its own. */
export function firstText({ rulebook }: SealedEdition, school: string): string {
  const [people = 'teacher'] = rulebook.people.keys()
  const { trust } = rulebook.control
  return [
    `# What ${school} adds`,
    '',
    `## ${trust}-S1.01 Parents on personal accounts`,
    '',
    'Say here, in your own words, what holds at the school beyond the policy of the trust.',
    '',
    '```rule',
    'must-not: [accept-connection, send-connection]',
    `who: ${people}`,
    'about: { context.account: personal, subject.role: parent }',
    'instead: Use the school’s own ways to reach parents.',
    '```',
    '',
  ].join('\n')
}
