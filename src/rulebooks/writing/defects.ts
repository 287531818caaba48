import { isDeepStrictEqual } from 'node:util'
import { parse } from 'yaml'

import { isRecord } from '#core/is-record.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Defect } from '#rulebooks/language/rulebook.ts'

import { withFront } from './control.ts'
import type { WritingError } from './writing-error.ts'
import { appendAt, setAt } from './yaml-surgery.ts'

/** The document without a defect, once it is mended; nothing changes where the list does not hold it. */
export function removeDefect(text: string, defect: Defect): Result<string, WritingError> {
  return withFront(text, (front) => {
    const index = listIn(front).findIndex((one) => isDeepStrictEqual(one, { ...defect }))
    if (index < 0) return ok(front)
    const isLast = listIn(front).length === 1
    return ok(setAt(front, isLast ? ['defects'] : ['defects', index], undefined))
  })
}

/** The document with one more defect in its list. */
export function addDefect(text: string, defect: Defect): Result<string, WritingError> {
  return text.includes(`## ${defect.clause}`)
    ? withFront(text, (front) => ok(appendAt(front, ['defects'], { ...defect })))
    : err({ type: 'no-such-clause', id: defect.clause })
}

function listIn(front: string): readonly unknown[] {
  const read: unknown = parse(front)
  const list = isRecord(read) ? read['defects'] : undefined
  return Array.isArray(list) ? list : []
}
