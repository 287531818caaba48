import { readFileSync } from 'node:fs'

import MiniSearch from 'minisearch'
import { z } from 'zod'

import { err, ok, type Result } from '#core/result.ts'
import { spelling } from '#rulebooks/engine/spelling.ts'
import { everydayWords } from '#rulebooks/everyday-words.ts'
import { complaintsAbout, renderMistake } from '#rulebooks/language/mistakes.ts'
import type { Vocabulary } from '#rulebooks/language/vocabulary.ts'
import { readYaml } from '#rulebooks/language/yaml-block.ts'

import { isUnderstood, type AskingState, type Said } from './asking-state.ts'

/** An everyday situation from which a question can begin: its facts are said already. */
export type Situation = {
  readonly id: string
  readonly group: string
  readonly title: string
  readonly state: AskingState
}

/** The situations of `rulebooks/situations.yaml`, and a search of them in everyday words. */
export type Situations = {
  readonly all: readonly Situation[]
  /** Those that fit the words, best first; none for no words. */
  readonly search: (words: string) => readonly Situation[]
}

const entry = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/, 'an id is lower-case words with hyphens'),
  group: z.string(),
  title: z.string(),
  words: z.array(z.string()),
  for: z.array(z.string()),
  facts: z.record(z.string(), z.unknown()),
})
type Entry = z.infer<typeof entry>

/** Reads the situations; gives a line for each thing the vocabulary does not know. */
export function readSituations(
  file: string,
  vocabulary: Vocabulary,
): Result<Situations, readonly string[]> {
  const complaints = complaintsAbout(file)
  const block = { text: readFileSync(file, 'utf8'), line: 1 }
  const entries = readYaml(block, z.array(entry), complaints) ?? []
  const unknown = entries.flatMap((one) => strangersIn(one, vocabulary))
  const mistakes = [...complaints.found.map(renderMistake), ...unknown.map((w) => `${file}: ${w}`)]
  return mistakes.length > 0 ? err(mistakes) : ok(searchable(entries, vocabulary))
}

function strangersIn({ id, facts }: Entry, { actions, facts: known }: Vocabulary): string[] {
  const { action, ...rest } = facts
  return [
    ...(actions.has(String(action)) ? [] : [`\`${id}\` has no action of the vocabulary`]),
    ...Object.entries(rest).flatMap(([name, value]) =>
      listOf(value).every((word) => isUnderstood(known.get(name), canonical(name, word, known)))
        ? []
        : [`\`${id}\` says \`${name}: ${String(value)}\`, which the vocabulary does not know`],
    ),
  ]
}

function searchable(entries: readonly Entry[], vocabulary: Vocabulary): Situations {
  const all = entries.map((one) => situationOf(one, vocabulary))
  const byId = new Map(all.map((one) => [one.id, one]))
  const index = new MiniSearch<Entry>({
    fields: ['title', 'words', 'group'],
    extractField: (one, field) => textOf(one, field),
    processTerm: (term) => (small.has(term.toLowerCase()) ? null : [...everydayWords(term)]),
    searchOptions: {
      prefix: (term) => term.length > 2,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
      boost: { title: 2, group: 0.5 },
      boostTerm: (term) => (services.has(term) ? 0.4 : 1),
    },
  })
  index.addAll(entries)
  const search = (words: string): readonly Situation[] => {
    const found = index.search(words.slice(0, longestSearch))
    const enough = (found[0]?.score ?? 0) / 4
    const close = found.filter(({ score }) => score >= enough).slice(0, mostFound)
    return close.flatMap(({ id }) => byId.get(String(id)) ?? [])
  }
  return { all, search }
}

const longestSearch = 200
const mostFound = 10

/** Words that say nothing about a situation. */
const small = new Set(
  'a am an and are as at be by can could do does for from go has have he i if in is it its may me my of on or our she should so stuff that the their them they this to was we what who will with you'.split(
    ' ',
  ),
)

/** Services are named with almost everything, so they say little about what it is. */
const services = new Set(
  'facebook instagram snapchat tiktok twitter linkedin youtube whatsapp fb insta ig snap'.split(
    ' ',
  ),
)

function textOf(one: Entry, field: string): string {
  switch (field) {
    case 'words':
      return one.words.join('\n')
    case 'title':
      return one.title
    case 'group':
      return one.group
    default:
      return one.id
  }
}

function situationOf({ id, group, title, facts }: Entry, vocabulary: Vocabulary): Situation {
  const { action, ...rest } = facts
  const said = Object.entries(rest).map(([fact, value]): Said => ({
    fact,
    values: listOf(value).map((word) => canonical(fact, word, vocabulary.facts)),
  }))
  return { id, group, title, state: { situation: id, action: String(action), said } }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value]
}

function canonical(name: string, value: unknown, facts: Vocabulary['facts']): string {
  return facts.get(name)?.spellings.get(spelling(value)) ?? String(value)
}
