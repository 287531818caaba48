import { importPolicy } from '#policies/importing/import-policy.ts'
import type { Catalogue } from '#policies/importing/matching/catalogue.ts'
import { readFile } from '#policies/importing/reading/read-file.ts'
import { readVocabularyFile } from '#rulebooks/library.ts'
import { INVENTED, inventedText } from '#test/invented-policies.ts'
import { madePdf, madeWord, type Part } from '#test/made-documents.ts'

import { partsOfText } from './parts-of-text.ts'

/** What is printed of the time one file takes. */
export type Speed = {
  readonly name: 'import-speed'
  readonly kind: string
  readonly pages: number
  readonly clauses: number
  readonly rules: number
  readonly seconds: number
  /** What the processor worked on it, whatever else the machine had to do. */
  readonly processor_seconds: number
}

/** So many sections fill a little over forty pages of a PDF; the Word file holds the same words. */
const SECTIONS = 96

/** The invented policies so many times over fill as many pages with nothing but rules. */
const TIMES = 6

/** Measures how long a file of forty pages takes, from its bytes to the settled draft. Bar: 5 seconds. */
export async function measureSpeed(catalogue: Catalogue): Promise<readonly Speed[]> {
  const vocabulary = readVocabularyFile('rulebooks')
  if (!vocabulary.ok) throw new Error('the vocabulary cannot be read')
  const needs = { catalogue, vocabulary: vocabulary.value, today: '2026-11-20' } as const
  const parts = longPolicy()
  const all = INVENTED.map(inventedText).join('\n\n')
  const dense = Array.from({ length: TIMES }, () => partsOfText(all)).flat()
  const files = [
    ['pdf', await madePdf(parts)],
    ['docx', await madeWord(parts, { styled: true })],
    ['pdf of rules alone', await madePdf(dense)],
  ] as const
  const speeds: Speed[] = []
  for (const [kind, bytes] of files) {
    const started = performance.now()
    const worked = process.cpuUsage()
    const read = await readFile({ name: `long.${kind}`, bytes })
    if (!read.ok) throw new Error(read.error.says)
    const imported = importPolicy(read.value, needs)
    if (!imported.ok) throw new Error('the long policy gave no draft')
    const seconds = Math.round(performance.now() - started) / 1000
    const { user, system } = process.cpuUsage(worked)
    const { pages = speeds[0]?.pages ?? 0 } = read.value
    const clauses = imported.value.sections.flatMap((section) => section.clauses).length
    const { rules } = imported.value.draft
    speeds.push({
      name: 'import-speed',
      kind,
      pages,
      clauses,
      rules,
      seconds,
      processor_seconds: Math.round((user + system) / 1000) / 1000,
    })
  }
  return speeds
}

/** A long policy of invented clauses: about forty pages. */
function longPolicy(): readonly Part[] {
  return Array.from({ length: SECTIONS }, (_, i): readonly Part[] => [
    { kind: 'heading', text: `${i + 1}. Conduct of group ${i + 1}`, level: 1 },
    {
      kind: 'text',
      text: 'Staff keep school life and home life apart. They must not accept pupils as friends on their own accounts, and tell the safeguarding lead at once when a child writes to them there. Pictures are shared only after consent has come back, and a colleague reads every post before it goes out.',
    },
    ...Array.from({ length: 8 }, (__, j): Part => ({
      kind: 'item',
      level: 1,
      text: `Point ${j + 1} of group ${i + 1}: work accounts are registered with an address of the school, and no one posts what they learned at work about a pupil or a family.`,
    })),
  ]).flat()
}
