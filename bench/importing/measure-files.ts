import { offerControls, type OfferedClause } from '#policies/importing/import-document.ts'
import type { Catalogue } from '#policies/importing/matching/catalogue.ts'
import { readFile } from '#policies/importing/reading/read-file.ts'
import { madePdf, madeWord } from '#test/made-documents.ts'

import { measured, type Measured } from './measure-text.ts'
import { partsOfText } from './parts-of-text.ts'
import { scoreImport } from './score.ts'
import { readExpectedSettings, type SourcePolicy } from './truth.ts'

const MAKERS = [
  ['docx', async (text: string) => madeWord(partsOfText(text))],
  ['docx with styles', async (text: string) => madeWord(partsOfText(text), { styled: true })],
  ['pdf', async (text: string) => madePdf(partsOfText(text))],
] as const

/** Makes Word and PDF files of each text and measures their import. */
export async function measureFiles(
  policies: readonly SourcePolicy[],
  catalogue: Catalogue,
): Promise<readonly Measured[]> {
  const expected = readExpectedSettings()
  const all: Measured[] = []
  for (const policy of policies) {
    for (const [kind, make] of MAKERS) {
      const read = await readFile({ name: policy.slug, bytes: await make(policy.text) })
      if (!read.ok) throw new Error(`${policy.slug} as ${kind}: ${read.error.says}`)
      const clauses = offerControls(read.value, catalogue).flatMap((section) => section.clauses)
      const at = clausesByWords(policy.text.split('\n'), clauses)
      const score = scoreImport(policy, clauses, { at, expected })
      all.push(measured({ document: policy.trust, kind, phrases: 'all', dropped: 0 }, score))
    }
  }
  return all
}

/** Finds the clauses read from a line of the text by their words, as other files know no such lines. */
function clausesByWords(
  lines: readonly string[],
  clauses: readonly OfferedClause[],
): (line: number) => readonly OfferedClause[] {
  const levelled = clauses.map((clause) => ({ clause, words: wordsOnly(clause.text) }))
  return (line) => {
    const words = wordsOnly(lines[line - 1] ?? '')
    if (words.trim() === '') return []
    return levelled.filter((one) => isPart(one.words, words)).map(({ clause }) => clause)
  }
}

function isPart(clause: string, line: string): boolean {
  return clause === line || line.includes(clause) || clause.includes(line)
}

function wordsOnly(text: string): string {
  const plain = text.replaceAll(/<[^<>]*>/g, ' ').replaceAll(/\]\([^)]*\)/g, ' ')
  return ` ${plain
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()} `
}
