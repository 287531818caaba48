import { parse } from 'yaml'
import { z } from 'zod'

import { isRecord } from '#core/is-record.ts'
import { DEFECTS } from '#rulebooks/language/front-matter.ts'
import type { Defect } from '#rulebooks/language/rulebook.ts'
import { outlineOf } from '#rulebooks/writing/outline.ts'

const defect = z.strictObject({
  clause: z.string(),
  kind: z.enum(DEFECTS),
  says: z.string(),
  treated: z.string(),
})

/** The defects that a text lists, whatever else in it cannot be read yet. */
export function defectsIn(text: string): readonly Defect[] {
  const front = frontIn(text)
  const listed: unknown = isRecord(front) ? front['defects'] : undefined
  if (!Array.isArray(listed)) return []
  return listed.flatMap((one: unknown) => {
    const read = defect.safeParse(one)
    return read.success ? [read.data] : []
  })
}

function frontIn(text: string): unknown {
  const outline = outlineOf(text)
  if (outline === undefined) return undefined
  try {
    return parse(outline.lines.slice(1, outline.frontEnd).join(''))
  } catch {
    return undefined
  }
}
