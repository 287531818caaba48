import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'

import { err, ok, type Result } from '#core/result.ts'

import { compileEdition, type Edition } from './engine/compile.ts'
import type { Mistake } from './language/mistakes.ts'
import { parseRulebook, type Source } from './language/parse.ts'
import { readVocabulary, type Vocabulary } from './language/vocabulary.ts'

/** An edition with the texts it was read from, its own and the vocabulary's, and their seal. */
export type SealedEdition = Edition & {
  readonly source: string
  readonly vocabularyText: string
  /** SHA-256, in hexadecimal, of the document and of the vocabulary it is read with. */
  readonly seal: string
}

/** The rulebooks of a folder: the vocabulary, and the editions by trust code. */
export type Library = {
  readonly vocabulary: Vocabulary
  readonly editions: ReadonlyMap<string, SealedEdition>
}

/** Reads the vocabulary of a rulebooks folder. */
export function readVocabularyFile(folder: string): Result<Vocabulary, readonly Mistake[]> {
  const file = join(folder, 'vocabulary.yaml')
  return readVocabulary(readFileSync(file, 'utf8'), file)
}

/** The folders of a rulebooks folder that hold a policy, by name. */
export function policyFolders(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'policy.md')))
    .toSorted()
}

/**
 * Reads and compiles every rulebook of a folder, or only those of the slugs given. Mistakes of form
 * are given back; `checkRulebook` finds what spans clauses.
 */
export function openLibrary(
  folder: string,
  slugs: readonly string[] = policyFolders(folder),
): Result<Library, readonly Mistake[]> {
  const vocabulary = readVocabularyFile(folder)
  if (!vocabulary.ok) return vocabulary
  const mistakes: Mistake[] = []
  const editions = new Map<string, SealedEdition>()
  for (const slug of slugs) {
    const read = openEdition(join(folder, slug, 'policy.md'), folder, vocabulary.value)
    if (read.ok) editions.set(read.value.rulebook.control.trust, read.value)
    else mistakes.push(...read.error)
  }
  return mistakes.length > 0 ? err(mistakes) : ok({ vocabulary: vocabulary.value, editions })
}

/** Reads and compiles the edition in a file of a rulebooks folder. */
export function openEdition(
  file: string,
  folder: string,
  vocabulary: Vocabulary,
): Result<SealedEdition, readonly Mistake[]> {
  const source = readFileSync(file, 'utf8')
  const vocabularyText = readFileSync(join(folder, 'vocabulary.yaml'), 'utf8')
  return sealed({ text: source, file }, vocabularyText, vocabulary)
}

/** Reads an edition again from the texts it was kept as; `file` stands in messages only. */
export function reopenEdition(
  document: Source,
  vocabularyText: string,
): Result<SealedEdition, readonly Mistake[]> {
  const vocabulary = readVocabulary(vocabularyText, 'vocabulary.yaml')
  return vocabulary.ok ? sealed(document, vocabularyText, vocabulary.value) : vocabulary
}

function sealed(
  document: Source,
  vocabularyText: string,
  vocabulary: Vocabulary,
): Result<SealedEdition, readonly Mistake[]> {
  const rulebook = parseRulebook(document, vocabulary)
  if (!rulebook.ok) return rulebook
  const source = document.text
  const seal = createHash('sha256').update(source).update('\0').update(vocabularyText).digest('hex')
  return ok({ ...compileEdition(rulebook.value, vocabulary), source, vocabularyText, seal })
}
