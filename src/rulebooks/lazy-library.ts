import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { err, ok, type Result } from '#core/result.ts'

import type { Mistake } from './language/mistakes.ts'
import type { Vocabulary } from './language/vocabulary.ts'
import { openEdition, policyFolders, readVocabularyFile, type SealedEdition } from './library.ts'

/** Rulebooks that are read when they are first asked for, for programs that must start quickly. */
export type LazyLibrary = {
  readonly vocabulary: Vocabulary
  readonly trusts: readonly string[]
  /** The edition of a trust, read at the first call; undefined for a code no rulebook bears. */
  readonly edition: (trust: string) => Result<SealedEdition, readonly Mistake[]> | undefined
}

/** Finds the rulebooks of a folder by the trust their front matter names, and reads the vocabulary. */
export function lazyLibrary(folder: string): Result<LazyLibrary, readonly Mistake[]> {
  const vocabulary = readVocabularyFile(folder)
  if (!vocabulary.ok) return err(vocabulary.error)
  const files = new Map(
    policyFolders(folder).map((slug) => {
      const file = join(folder, slug, 'policy.md')
      return [trustNamedIn(file) ?? slug, file]
    }),
  )
  const opened = new Map<string, Result<SealedEdition, readonly Mistake[]>>()
  return ok({
    vocabulary: vocabulary.value,
    trusts: [...files.keys()],
    edition: (trust) => {
      const file = files.get(trust)
      if (file === undefined) return undefined
      const edition = opened.get(trust) ?? openEdition(file, folder, vocabulary.value)
      opened.set(trust, edition)
      return edition
    },
  })
}

function trustNamedIn(file: string): string | undefined {
  return /^trust:\s*([A-Z]+)/m.exec(readFileSync(file, 'utf8').slice(0, 2000))?.[1]
}
