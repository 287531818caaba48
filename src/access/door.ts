import type { Action } from './action.ts'
import { openCedar, type AccessPolicy, type Request, type Verdict } from './cedar.ts'
import { accessRoles } from './entities.ts'
import type { Thing } from './thing.ts'
import type { Visitor } from './visitor.ts'

/** What the door says to a request: yes, or why not and what would help. */
export type Decision =
  | { readonly allowed: true }
  /** Nobody has signed in, and someone who has might. */
  | { readonly allowed: false; readonly because: 'not-signed-in' }
  /** The same person could after signing in again, as they were away for too long. */
  | { readonly allowed: false; readonly because: 'away-too-long' }
  /** The same person could with a second factor, a passkey or the trust's own sign-in. */
  | { readonly allowed: false; readonly because: 'password-alone' }
  /** It is for those who work for the trust, whatever roles they hold. */
  | { readonly allowed: false; readonly because: 'not-working-here' }
  /** It is about the asker, and somebody else has to do it. */
  | {
      readonly allowed: false
      readonly because: 'about-oneself'
      readonly roles: readonly string[]
    }
  /** Another role could; none when nobody but the owner may. */
  | { readonly allowed: false; readonly because: 'role'; readonly roles: readonly string[] }

/** Decides who may do what; pure, and the only way there is to Cedar. */
export type Decide = {
  (request: Request): Decision
  /** Whether it is allowed, without finding out what would help: for what is asked often. */
  readonly allows: (request: Request) => boolean
}

/** Reads access.cedar and gives what decides by it. Throws when it is unsound. */
export function openDoor(policies?: readonly AccessPolicy[]): Decide {
  const ask = openCedar(policies)
  const could = rememberedRoles(ask)
  const decide = (request: Request): Decision => {
    const verdict = ask(request)
    return verdict.allowed ? { allowed: true } : refusal({ ask, could }, request, verdict)
  }
  return Object.assign(decide, { allows: (request: Request) => ask(request).allowed })
}

type Ask = (request: Request) => Verdict
type RolesThatCould = (action: Action, thing: Thing) => readonly string[]

function refusal(
  { ask, could }: { readonly ask: Ask; readonly could: RolesThatCould },
  request: Request,
  verdict: Verdict,
): Decision {
  const { asker } = request
  if (asker === undefined) return { allowed: false, because: 'not-signed-in' }
  if ('machine' in asker) return { allowed: false, because: 'role', roles: [] }
  for (const [because, better] of remedies(asker)) {
    if (ask({ ...request, asker: better }).allowed) return { allowed: false, because }
  }
  if (anyWorkerCould(ask, request)) return { allowed: false, because: 'not-working-here' }
  const roles = could(request.action, request.thing)
  const because = verdict.policies.some((one) => aboutOneself.has(one)) ? 'about-oneself' : 'role'
  return { allowed: false, because, roles }
}

/** The lines that keep people from acting for themselves. */
const aboutOneself: ReadonlySet<string> = new Set(['own-roles', 'own-disclosure-decided'])

/** What the same person could do about it by themselves, the least trouble first. */
function remedies(
  asker: Visitor,
): readonly (readonly ['away-too-long' | 'password-alone', Visitor])[] {
  return [
    ['away-too-long', { ...asker, idleMinutes: 0 }],
    ['password-alone', { ...asker, idleMinutes: 0, strong: true }],
  ]
}

/** Whether no role is wanting at all. */
function anyWorkerCould(ask: Ask, { action, thing }: Request): boolean {
  const asker = somebodyOf(thing)
  return asker !== undefined && ask({ asker, action, thing }).allowed
}

/** The roles that, held by somebody else at the place of the thing, would open it. */
function rememberedRoles(ask: Ask): RolesThatCould {
  const known = new Map<string, readonly string[]>()
  return (action, thing) => {
    // Which roles could turns on the kind of thing, never on which one: asked once, they are known.
    const alike = anonymous(thing)
    const key = `${action} ${JSON.stringify(alike)}`
    const roles = known.get(key) ?? rolesThatCould(ask, action, alike)
    known.set(key, roles)
    return roles
  }
}

function rolesThatCould(ask: Ask, action: Action, thing: Thing): readonly string[] {
  return accessRoles.filter((role) =>
    somebodyWith(role, thing).some((asker) => ask({ asker, action, thing }).allowed),
  )
}

function anonymous(thing: Thing): Thing {
  if (thing.type === 'Service') return thing
  const placed = { trustId: 'trust', schools: thing.schools.slice(0, 1).map(() => 'school') }
  switch (thing.type) {
    case 'Trust':
      return { ...thing, ...placed }
    case 'Person':
    case 'Holding':
      return { ...thing, ...placed, personId: 'person' }
    case 'Disclosure':
      return { ...thing, ...placed, personId: 'person', chosen: [] }
    case 'Answer':
      return { ...thing, ...placed, owner: thing.owner && 'person' }
  }
}

/** Somebody who holds a role for the trust of a thing, and somebody who holds it at its schools. */
function somebodyWith(role: string, thing: Thing): readonly Visitor[] {
  const somebody = somebodyOf(thing)
  if (somebody === undefined || thing.type === 'Service') return []
  return [undefined, ...thing.schools].map((schoolId) => ({
    ...somebody,
    holdings: [{ role, schoolId, capacity: 'holder' }],
  }))
}

/** Somebody on the staff of the trust of a thing, who signed in well just now and holds no role. */
function somebodyOf(thing: Thing): Visitor | undefined {
  if (thing.type === 'Service') return undefined
  return {
    trustId: thing.trustId,
    personId: 'somebody',
    name: '',
    sessionId: '',
    holdings: [],
    stays: [{ kind: 'staff' }],
    strong: true,
    idleMinutes: 0,
  }
}
