import type { IsoDay } from '#core/iso-day.ts'
import type { SealedEdition } from '#rulebooks/library.ts'

/** With what an addition begins to be written: a clause with rule and examples that fits, to be changed to the school's own. */
export function firstText(
  { rulebook }: Pick<SealedEdition, 'rulebook'>,
  { school, on }: { readonly school: string; readonly on: IsoDay },
): string {
  const [people = 'teacher'] = rulebook.people.keys()
  const { trust } = rulebook.control
  return [
    `# What ${school} adds`,
    '',
    `## ${trust}-S1.01 Parents on personal accounts`,
    '',
    'Nobody on the staff links with a parent on an account of their own.',
    '',
    '```rule',
    'must-not: [accept-connection, send-connection]',
    `who: ${people}`,
    'about: { context.account: personal, subject.role: parent }',
    'instead: Use the school’s own ways to reach parents.',
    '```',
    '',
    '```example',
    'A parent asks to be a friend of a teacher’s own account',
    'facts: { action: accept-connection, actor.role: teacher, subject.role: parent, context.account: personal }',
    `on: ${on}`,
    'answer: deny (binding)',
    `cites: [${trust}-S1.01]`,
    '```',
    '',
    '```example',
    'A colleague asks the same',
    'facts: { action: accept-connection, actor.role: teacher, subject.role: colleague, context.account: personal }',
    `on: ${on}`,
    'answer: not-covered',
    '```',
    '',
  ].join('\n')
}
