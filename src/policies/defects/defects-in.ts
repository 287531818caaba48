import { z } from 'zod'

import { DEFECTS } from '#rulebooks/language/front-matter.ts'
import type { Defect } from '#rulebooks/language/rulebook.ts'
import { frontOf } from '#rulebooks/writing/front.ts'

const defect = z.strictObject({
  clause: z.string(),
  kind: z.enum(DEFECTS),
  says: z.string(),
  treated: z.string(),
})

/** The defects that a text lists, whatever else in it cannot be read yet. */
export function defectsIn(text: string): readonly Defect[] {
  const { defects: listed } = frontOf(text)
  if (!Array.isArray(listed)) return []
  return listed.flatMap((one: unknown) => {
    const read = defect.safeParse(one)
    return read.success ? [read.data] : []
  })
}
