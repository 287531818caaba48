import type { Context, MiddlewareHandler } from 'hono'

import { actions, type Action } from './action.ts'
import { trustOf, visitorOf } from './at-door.routes.ts'
import { isOwnForm } from './own-form.routes.ts'
import type { Decide, Decision } from './door.ts'
import { refuse, refuseForm, showNothing, type Site } from './refuse.routes.ts'
import { service, trustAsThing, type Thing } from './thing.ts'
import type { Visitor } from './visitor.ts'

/** Finds the thing a request is about; undefined when the trust has no such thing. */
export type Load = (c: Context) => Thing | undefined | Promise<Thing | undefined>

/** A person who was refused something, for the record. */
export type Refused = {
  readonly visitor: Visitor
  readonly action: Action
  readonly thing: Thing
}

/** The one door: every route is declared with what one must be allowed to do to pass it. */
export type Door = {
  /**
   * Lets a request pass that may do the action to the thing, by default to the trust in the address.
   * What changes something passes only as a form of ours. Everything else ends here.
   */
  readonly may: (action: Action, load?: Load) => MiddlewareHandler
  /** Whether whoever asks may; for showing or hiding a link. */
  readonly can: (c: Context, action: Action, thing?: Thing) => boolean
}

/** What the door needs: who decides, and where refusals are kept. */
export type DoorNeeds = {
  readonly decide: Decide
  /** What the pages of refusal look like. */
  readonly site: Site
  readonly onRefused: (refused: Refused) => Promise<void>
}

const decisions = new WeakMap<MiddlewareHandler, Action>()

/** The action that a handler of a route lets pass; undefined for any other handler. */
export function actionOf(handler: MiddlewareHandler): Action | undefined {
  return decisions.get(handler)
}

/** Opens the door with what decides. */
export function doorOf(needs: DoorNeeds): Door {
  const { decide } = needs
  const can: Door['can'] = (c, action, thing = thingHere(c)) =>
    thing !== undefined && decide.allows({ asker: c.get('asker'), action, thing })

  return {
    can,
    may: (action, load) => {
      const handler: MiddlewareHandler = async (c, next) => {
        const stopped = await stop(c, { ...needs, action, load })
        return stopped ?? next()
      }
      decisions.set(handler, action)
      return handler
    },
  }
}

type Passing = DoorNeeds & { readonly action: Action; readonly load: Load | undefined }

/** What ends a request at the door; undefined for one that passes. */
async function stop(c: Context, passing: Passing): Promise<Response | undefined> {
  const { action, load, site } = passing
  if (c.get('asker') === undefined && !isEverOpen(passing.decide, action)) {
    return isNowhere(c, action)
      ? showNothing(c, site)
      : refuse(c, { ...passing, decision: notSignedIn })
  }
  const thing = load ? await load(c) : thingHere(c, action)
  return thing === undefined ? showNothing(c, site) : stopAt(c, passing, thing)
}

async function stopAt(c: Context, passing: Passing, thing: Thing): Promise<Response | undefined> {
  const decision = passing.decide({ asker: c.get('asker'), action: passing.action, thing })
  if (!decision.allowed) {
    await keep(passing, { decision, thing, visitor: visitorOf(c) })
    return refuse(c, { ...passing, decision })
  }
  return (await isOwnForm(c)) ? undefined : refuseForm(c, passing.site)
}

function isNowhere(c: Context, action: Action): boolean {
  return actions[action] !== 'Service' && trustOf(c) === undefined
}

const notSignedIn = { allowed: false, because: 'not-signed-in' } as const

/** Whether anyone could, of some thing at least. Others are told to sign in before anything is looked for. */
function isEverOpen(decide: Decide, action: Action): boolean {
  const thing = openThings[actions[action]]
  return thing !== undefined && decide.allows({ asker: undefined, action, thing })
}

const openThings: Readonly<Partial<Record<(typeof actions)[Action], Thing>>> = {
  Service: service,
  Trust: trustAsThing('any'),
  Answer: { type: 'Answer', trustId: 'any', schools: [] },
}

function thingHere(c: Context, action?: Action): Thing | undefined {
  if (action !== undefined && actions[action] === 'Service') return service
  const trust = trustOf(c)
  return trust && trustAsThing(trust.trustId)
}

const kept: ReadonlySet<string> = new Set(['role', 'about-oneself', 'not-working-here'])

/** A person who was refused for want of a role is recorded; one who only has to sign in again is not. */
async function keep(
  { onRefused, action }: Passing,
  refused: {
    readonly decision: Decision
    readonly thing: Thing
    readonly visitor: Visitor | undefined
  },
): Promise<void> {
  const { decision, thing, visitor } = refused
  if (decision.allowed || visitor === undefined) return
  if (kept.has(decision.because)) await onRefused({ visitor, action, thing })
}
