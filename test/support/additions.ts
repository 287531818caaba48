const bothSides = [
  example('parent', 'deny (binding)\ncites: [STC-S1.01]'),
  example('colleague', 'not-covered'),
]

/** What a school of St Clare may add: it refuses more than the trust does. */
export const tightening = addition(
  'must-not: accept-connection\nwho: workforce\nabout: { context.account: personal, subject.role: parent }',
)

/** What no school may add: it lifts a ban of the trust. */
export const weakening = addition(
  'may: accept-connection\nwho: workforce\nabout: { subject.role: former-pupil }\nlifts: STC-4.06',
  [],
)

/** One clause of a school with a rule, and examples on both sides of its line. */
export function addition(rule: string, examples: readonly string[] = bothSides): string {
  return [
    '# Our school',
    '',
    '## STC-S1.01 Parents',
    '',
    'Nobody on the staff links a personal account with a parent.',
    '',
    '```rule',
    rule,
    '```',
    ...examples,
    '',
  ].join('\n')
}

function example(role: string, answer: string): string {
  return `
\`\`\`example
A ${role} asks to link with a teacher's personal account
facts: { action: accept-connection, actor.role: teacher, subject.role: ${role}, context.account: personal }
on: 2026-11-20
answer: ${answer}
\`\`\``
}
