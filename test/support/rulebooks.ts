import { openLibrary, type Library, type SealedEdition } from '#rulebooks/library.ts'

import { must } from './small-vocabulary.ts'

let read: Library | undefined

/** The rulebooks of the five trusts in `rulebooks/`, read once for all tests of a worker. */
export function fiveRulebooks(): Library {
  read ??= must(openLibrary('rulebooks'))
  return read
}

/** The rulebooks of some of the five trusts, by their codes. */
export function rulebooksOf(...codes: readonly string[]): Library {
  return { ...fiveRulebooks(), editions: new Map(codes.map((code) => [code, editionOf(code)])) }
}

/** The edition of one of the five trusts, by its code. */
export function editionOf(code: string): SealedEdition {
  const edition = fiveRulebooks().editions.get(code)
  if (edition === undefined) throw new Error(`no rulebook of ${code}`)
  return edition
}
