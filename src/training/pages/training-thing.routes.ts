import type { Context } from 'hono'

import { trustOf, visitorOf } from '#access/at-door.routes.ts'
import type { Thing } from '#access/thing.ts'
import { isId } from '#core/ids.ts'
import { recordingPlaces } from '#training/outstanding/seen-places.ts'

import { asked } from './at-training.routes.ts'

/** The school that is asked for; otherwise the trust with the schools where whoever asks may record. */
export function trainingThing(c: Context): Thing | undefined {
  const [trust, visitor, school] = [trustOf(c), visitorOf(c), asked(c, 'school')]
  if (trust === undefined) return undefined
  const places = visitor ? recordingPlaces(visitor) : []
  const own = places === 'trust' ? [] : places
  return { type: 'Trust', trustId: trust.trustId, schools: isId(school) ? [school] : own }
}
