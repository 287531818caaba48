import { z } from 'zod'

import type { Ideas } from './ideas.ts'
import type { Sayings } from './sayings.ts'

const facts = z.record(z.string(), z.unknown())
const scene = z.strictObject({ says: z.string(), facts })
const value = z.union([z.string(), z.number(), z.array(z.string()).readonly()])

const setting = z.strictObject({
  /** How it is read from the words; a name of `READERS`. */
  reads: z.string(),
  /** The name of the setting in the rulebook, where it is not the key. */
  name: z.string().optional(),
  unit: z.string().optional(),
  says: z.string().optional(),
  default: value.optional(),
  /** It is told to the person who imports and has no place in the rule. */
  inform: z.literal('yes').optional(),
})

const control = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** `duty`: it asks for something again and again, apart from any question, and so has no scenes. */
  does: z.enum(['decide', 'gate', 'route', 'screen', 'duty']),
  what: z.string(),
  from: z.array(z.string()),
  needs: z.array(z.array(z.string()).min(1)).min(1),
  /** How many of the ideas, from the first, must stand in the clause itself and not around it. */
  own: z.number().int().default(1),
  helps: z.array(z.string()).default([]),
  not_with: z.array(z.string()).default([]),
  settings: z.record(z.string(), setting).default({}),
  /** Controls whose rules give way where this one speaks: it is an exception to them. */
  lifts: z.array(z.string()).default([]),
  rule: z.string(),
  stands: scene.optional(),
  line: scene.optional(),
  beyond: scene.optional(),
})

/** A ready control: what a clause must speak of to be offered it, and the rule it gives. */
export type Control = z.infer<typeof control>
/** How a setting of a control is read from a clause's words. */
export type ControlSetting = z.infer<typeof setting>
/** A value read from the words of a clause. */
export type SettingValue = z.infer<typeof value>

/** The ready controls, the ideas they speak of, and how policies tend to put them. */
export type Catalogue = {
  readonly ideas: Ideas
  readonly controls: readonly Control[]
  readonly sayings: Sayings
}

/** Reads controls from parsed YAML; throws on a control that names an idea that is not there. */
export function readControls(values: readonly unknown[], ideas: Ideas): readonly Control[] {
  const controls = values.flatMap((one) => z.array(control).parse(one))
  for (const { id, needs, helps, not_with: against } of controls) {
    const unknown = [...needs.flat(), ...helps, ...against].find((name) => !ideas.has(name))
    if (unknown !== undefined)
      throw new Error(`control ${id} speaks of ${unknown}, which is no idea`)
  }
  return controls
}
