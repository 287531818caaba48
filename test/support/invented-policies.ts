import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'

import { importPolicy, type ImportedPolicy } from '#policies/importing/import-policy.ts'
import { openCatalogue } from '#policies/importing/matching/open-catalogue.ts'
import { readText } from '#policies/importing/reading/read-text.ts'
import type { PolicyDocument } from '#policies/importing/document.ts'
import { readVocabularyFile } from '#rulebooks/library.ts'

const FOLDER = join('src', 'policies', 'importing', 'fixtures')
const expectations = z.record(z.string(), z.array(z.string()))

/** The invented policies of the import's tests. */
export const INVENTED = [
  'brambleford.txt',
  'harrowmere.md',
  'thornbury.txt',
  'wold.txt',
  'elmscar.txt',
] as const

/** The text of an invented policy. */
export function inventedText(name: (typeof INVENTED)[number]): string {
  return readFileSync(join(FOLDER, name), 'utf8')
}

/** Which controls each clause of an invented policy ought to be offered. */
export function inventedOffers(
  name: (typeof INVENTED)[number],
): Readonly<Record<string, readonly string[]>> {
  const file = name.replace(/\.\w+$/, '.expected.yaml')
  // Numbers of clauses such as 3.10 are words, not figures.
  return expectations.parse(parse(readFileSync(join(FOLDER, file), 'utf8'), { schema: 'failsafe' }))
}

const vocabulary = readVocabularyFile('rulebooks')
const catalogue = openCatalogue()

/** Imports a document as of 20 November 2026; a draft that does not settle is an error of the test. */
export function imported(document: PolicyDocument): ImportedPolicy {
  if (!vocabulary.ok) throw new Error('the vocabulary cannot be read')
  const needs = { catalogue, vocabulary: vocabulary.value, today: '2026-11-20' }
  const result = importPolicy(document, needs)
  if (!result.ok) throw new Error(result.error.map(({ says }) => says).join('\n'))
  return result.value
}

/** Imports the words of a policy. */
export function importedText(text: string): ImportedPolicy {
  return imported(readText(text, 'text'))
}

/** The controls offered, by the number of the clause. */
export function offersByClause({
  sections,
}: ImportedPolicy): ReadonlyMap<string, readonly string[]> {
  return new Map(
    sections
      .flatMap(({ clauses }) => clauses)
      .map(({ number, offers }) => [number, offers.map(({ control }) => control.id)]),
  )
}
