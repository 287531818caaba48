import { actions, allActions, type Action } from '#access/action.ts'
import { actionWords, roleName } from '#access/access-words.ts'
import { accessPolicies } from '#access/cedar.ts'
import { openDoor } from '#access/door.ts'
import type { Thing } from '#access/thing.ts'
import type { Asker, Visitor } from '#access/visitor.ts'
import { type Role, roles, scopeOf } from '#people/roles/role.ts'

/** Something that may be done: the action, and what to, in words where it makes a difference. */
type Deed = { readonly action: Action; readonly thing: Thing; readonly what?: string | undefined }

type Column = { readonly head: string; readonly cell: (deed: Deed) => string }

const trustId = 'trust'
const school = 'school'
const none = '–'
const decide = openDoor()

const there = { trustId, schools: [school] }
const somebody = { ...there, personId: 'somebody' }

/** The things of each kind that make a difference, with what each is called. */
const things: Readonly<
  Record<(typeof actions)[Action], readonly (readonly [thing: Thing, what?: string])[]>
> = {
  Service: [[{ type: 'Service' }]],
  Trust: [[{ type: 'Trust', trustId, schools: [] }]],
  Person: [
    [{ type: 'Person', ...somebody, child: false }, 'a grown-up'],
    [{ type: 'Person', ...somebody, child: true }, 'a pupil or former pupil'],
  ],
  Holding: [
    [{ type: 'Holding', ...somebody, role: 'dsl' }, 'at a school'],
    [{ type: 'Holding', ...somebody, role: 'headteacher' }, 'that of headteacher'],
    [{ type: 'Holding', ...somebody, role: 'trustee', schools: [] }, 'for the trust'],
    [{ type: 'Holding', ...there, role: 'dsl', personId: 'asker' }, 'one’s own'],
  ],
  Answer: [
    [{ type: 'Answer', ...there }, 'got without signing in'],
    [{ type: 'Answer', ...there, owner: 'asker' }, 'one’s own'],
    [{ type: 'Answer', ...there, owner: 'somebody' }, 'somebody else’s'],
  ],
  Disclosure: [
    [disclosed('asker', ['headteacher']), 'one’s own'],
    ...['headteacher', 'dsl', 'deputy-dsl', 'line-manager'].map(disclosedTo),
  ],
}

function disclosedTo(role: string): readonly [Thing, string] {
  return [disclosed('somebody', [role]), `sent to: ${roleName(role)}`]
}

function disclosed(personId: string, to: readonly string[]): Thing {
  return { type: 'Disclosure', ...there, personId, to, chosen: [] }
}

/** The page docs/access.md; every cell of its tables is asked of the door. */
export function accessPage(): string {
  const deeds = allActions.flatMap(deedsOf)
  const powers = deeds.filter((deed) => roles.some((role) => whereHeld(role, deed) !== none))
  const withCare = deeds.filter((deed) => circumstances.some(({ cell }) => cell(deed) !== none))
  const paragraphs = [
    ...opening,
    table(
      deeds.filter((deed) => !powers.includes(deed)),
      withoutRole,
    ),
    '## What roles open',
    'An alternate may what the holder may. What is written down as a role of somebody who neither works for nor governs the trust\ndoes not count. A role opens nothing that is not listed under it.\n\n“Own school” is the school where the role is held; “where held” is that school, or every school when the role is held for the\ntrust; “trust” is everything in the trust, for a role held for the trust.',
    ...byScope.flatMap(({ scope, title }) => [
      title,
      table(powers, roles.filter((role) => scopeOf(role) === scope).map(columnOf)),
    ]),
    '## How one has to have signed in',
    'More than a password is a second factor, a passkey or the trust’s own sign-in. What is not listed here opens to a password\nalone, for as long as the session lasts.',
    table(withCare, circumstances),
    ...sentences(),
  ]
  return `${paragraphs.join('\n\n')}\n`
}

const opening = [
  '# Who may see and do what',
  'Made by `npm run access` from [`src/access/access.cedar`](../src/access/access.cedar): every cell below was asked of the one door\nthat every request passes. What is not permitted here is refused. A test fails when this page and the door differ.',
  '## What needs no role',
  'Somebody who has left may what anyone may. What nobody may is not listed, such as giving a role to oneself.',
]

const byScope = [
  { scope: 'school', title: '### Roles of a school' },
  { scope: 'either', title: '### Roles of a school or of the trust' },
  { scope: 'trust', title: '### Roles of the trust' },
] as const

const withoutRole: readonly Column[] = [
  { head: 'Anyone', cell: yesFor(undefined) },
  { head: 'Whoever has signed in', cell: yesFor(signedIn({ stays: [{ kind: 'parent' }] })) },
  { head: 'Whoever works for the trust', cell: yesFor(signedIn({})) },
  { head: 'The trust’s directory', cell: yesFor({ trustId, machine: 'directory' }) },
]

const circumstances: readonly Column[] = [
  {
    head: 'Asks for more than a password',
    cell: (deed) => differs(deed, { strong: false }),
  },
  {
    head: 'Closes after 30 minutes without use',
    cell: (deed) => differs(deed, { idleMinutes: 30 }),
  },
]

function columnOf(role: Role): Column {
  return { head: roleName(role), cell: (deed) => whereHeld(role, deed) }
}

/** Where a role opens something, among the places where it can be held. */
function whereHeld(role: Role, deed: Deed): string {
  const scope = scopeOf(role)
  const holding = (schoolId?: string): Visitor =>
    signedIn({ holdings: [{ role, schoolId, capacity: 'holder' }] })
  const isMore = (asker: Visitor): boolean =>
    isAllowed(asker, deed) && !isAllowed(signedIn({}), deed)
  const [atSchool, atTrust] = [
    scope !== 'trust' && isMore(holding(school)),
    scope !== 'school' && isMore(holding()),
  ]
  if (atSchool && atTrust) return 'where held'
  if (atSchool) return 'own school'
  return atTrust ? 'trust' : none
}

/** Whether somebody who may would be refused in other circumstances. */
function differs(deed: Deed, as: Partial<Visitor>): string {
  const all = [
    signedIn({}),
    ...roles.map((role) => signedIn({ holdings: [{ role, capacity: 'holder' }] })),
  ]
  const may = all.filter((asker) => isAllowed(asker, deed))
  return may.some((asker) => !isAllowed({ ...asker, ...as }, deed)) ? 'yes' : none
}

function yesFor(asker: Asker): Column['cell'] {
  return (deed) => (isAllowed(asker, deed) ? 'yes' : none)
}

function isAllowed(asker: Asker, { action, thing }: Deed): boolean {
  return decide({ asker, action, thing }).allowed
}

function signedIn(as: Partial<Visitor>): Visitor {
  return {
    trustId,
    personId: 'asker',
    name: '',
    sessionId: '',
    holdings: [],
    stays: [{ kind: 'staff' }],
    strong: true,
    idleMinutes: 0,
    ...as,
  }
}

function deedsOf(action: Action): readonly Deed[] {
  return things[actions[action]].map(([thing, what]) => ({ action, thing, what }))
}

function table(deeds: readonly Deed[], columns: readonly Column[]): string {
  const rows = [...Map.groupBy(deeds, ({ action }) => action)].flatMap(([action, own]) => {
    const cells = own.map((deed) => columns.map(({ cell }) => cell(deed)))
    // What makes no difference to anyone in the table is one row.
    const isAlike = new Set(cells.map(String)).size === 1 && own.length === deedsOf(action).length
    const [first = []] = cells
    return isAlike
      ? [[actionWords(action), ...first]]
      : cells.map((row, index) => [`${actionWords(action)}: ${own[index]?.what}`, ...row])
  })
  const open = rows.filter(([, ...cells]) => cells.some((cell) => cell !== none))
  const heads = ['To do', ...columns.map(({ head }) => head)]
  return [heads, heads.map(() => '---'), ...open]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
}

function sentences(): readonly string[] {
  const policies = accessPolicies()
  const isLine = ({ text }: { readonly text: string }): boolean => /^forbid /m.test(text)
  const list = (some: typeof policies): string =>
    some.map(({ id, says }) => `- ${says} (\`${id}\`)`).join('\n')
  return [
    '## Lines that nothing crosses',
    list(policies.filter(isLine)),
    '## What is permitted within them',
    list(policies.filter((one) => !isLine(one))),
  ]
}
