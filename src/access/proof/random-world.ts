import { actions, allActions } from '#access/action.ts'
import { accessRoles } from '#access/entities.ts'
import type { Random } from '#core/random.ts'

import type { About, Asking, Being, Question, Span } from './world.ts'

type Kind = (typeof actions)[keyof typeof actions]

/** Two trusts with their schools, and some of their people. */
export type World = {
  readonly trusts: readonly { readonly id: string; readonly schools: readonly string[] }[]
  readonly people: readonly Being[]
}

const kinds = ['staff', 'staff', 'staff', 'volunteer', 'contractor', 'visitor', 'governor']
const otherKinds = ['local-committee-member', 'trustee', 'pupil', 'pupil', 'parent']

/** A made-up world: two trusts of one to three schools, and three to six people of all kinds. */
export function randomWorld(random: Random): World {
  const trusts = ['a', 'b'].map((id) => ({
    id,
    schools: Array.from({ length: 1 + random.below(3) }, (_, index) => `${id}${index + 1}`),
  }))
  const people = Array.from({ length: 3 + random.below(4) }, (_, index) => {
    const { id: trust, schools } = random.pick(trusts)
    return {
      id: `person-${index}`,
      trust,
      stays: someOf(random, [1, 3], () => ({
        kind: random.pick([...kinds, ...otherKinds]),
        school: random.chance(0.8) ? random.pick(schools) : undefined,
        ...randomSpan(random),
      })),
      roles: someOf(random, [0, 5], () => ({
        role: random.pick(accessRoles),
        school: random.chance(0.6) ? random.pick(schools) : undefined,
        capacity: random.chance(0.7) ? ('holder' as const) : ('alternate' as const),
        ...randomSpan(random),
      })),
    }
  })
  return { trusts, people }
}

/** What is asked of one person, role or answer comes up more often, as more turns on it. */
const telling = allActions.flatMap((action) =>
  ['Trust', 'Service'].includes(actions[action]) ? [action] : [action, action, action],
)

/** Anything that anyone of a world could ask of anything in it, mostly of their own trust. */
export function randomQuestion(random: Random, world: World): Question {
  const asking = randomAsking(random, world)
  const isMachine = asking !== 'anyone' && 'machineOf' in asking
  const action = isMachine && random.chance(0.5) ? 'provision-people' : random.pick(telling)
  return { asking, action, about: randomAbout(random, { world, asking }, actions[action]) }
}

function randomAsking(random: Random, { people, trusts }: World): Asking {
  if (random.chance(0.04)) return 'anyone'
  if (random.chance(0.04)) return { machineOf: random.pick(trusts).id }
  const idleMinutes = random.pick([0, 0, 0, 12, 29, 30, 31, 600])
  return { being: random.pick(people), strong: random.chance(0.75), idleMinutes }
}

type Asked = { readonly world: World; readonly asking: Asking }

function randomAbout(random: Random, asked: Asked, kind: Kind): About {
  const { id: trust, schools } = randomTrust(random, asked)
  const at = (being: Being): string | undefined =>
    being.trust === trust ? sometimes(random, 0.7, schools) : undefined
  switch (kind) {
    case 'Service':
      return { what: 'service' }
    case 'Trust':
      return { what: 'trust', trust, school: sometimes(random, 0.3, schools) }
    case 'Person':
      return { what: 'person', being: randomBeing(random, asked, trust) }
    case 'Holding': {
      const of = randomBeing(random, asked, trust)
      return { what: 'role', role: random.pick(accessRoles), school: at(of), of }
    }
    case 'Disclosure':
      return {
        what: 'disclosure',
        of: randomBeing(random, asked, trust),
        to: someOf(random, [1, 3], () => roleNamed(random, asked)),
        chosen: someOf(random, [0, 1], () => random.pick(asked.world.people).id),
      }
    case 'Answer':
      return { what: 'answer', trust, owner: sometimes(random, 0.7, asked.world.people)?.id }
  }
}

/** Often a role of whoever asks, as those named are the ones worth asking about. */
function roleNamed(random: Random, { asking }: Asked): string {
  const own = typeof asking === 'object' && 'being' in asking ? asking.being.roles : []
  return own.length > 0 && random.chance(0.5) ? random.pick(own).role : random.pick(accessRoles)
}

function sometimes<T>(random: Random, chance: number, all: readonly T[]): T | undefined {
  return random.chance(chance) ? random.pick(all) : undefined
}

/** Mostly the trust of whoever asks. */
function randomTrust(random: Random, { world, asking }: Asked): World['trusts'][number] {
  const home = random.chance(0.8) ? trustOf(asking) : undefined
  return random.pick(world.trusts.filter(({ id }) => home === undefined || id === home))
}

/** Somebody of a trust, or of the other where it has nobody. */
function randomBeing(random: Random, { world }: Asked, trust: string): Being {
  const near = world.people.filter((one) => one.trust === trust)
  return random.pick(near.length > 0 ? near : world.people)
}

function trustOf(asking: Asking): string | undefined {
  if (asking === 'anyone') return undefined
  return 'being' in asking ? asking.being.trust : asking.machineOf
}

/** Mostly today; some are over, some only begin. */
function randomSpan(random: Random): Span {
  return random.pick<Span>([
    {},
    {},
    {},
    { from: -200 },
    { from: -200 },
    { from: -1 },
    { from: 0 },
    { from: -30, until: 1 },
    { from: -30, until: 90 },
    { from: -30, until: 0 },
    { from: -90, until: -1 },
    { from: 1 },
  ])
}

function someOf<T>(
  random: Random,
  [least, most]: readonly [number, number],
  make: () => T,
): readonly T[] {
  return Array.from({ length: least + random.below(most - least + 1) }, make)
}
