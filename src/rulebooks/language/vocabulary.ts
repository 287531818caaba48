import { z } from 'zod'

import { err, ok, type Result } from '#core/result.ts'

import { complaintsAbout, type Complaints, type Mistake } from './mistakes.ts'
import { readYaml } from './yaml-block.ts'

/** What a person can do: the first fact of every question. */
export type Action = {
  readonly name: string
  readonly says: string
  /** Receiving and reporting are answered with the duty to tell, where there is one. */
  readonly kind: 'doing' | 'receiving' | 'reporting'
  /** An arrangement that stands rather than an act to come: what it lacks, it lacks now. */
  readonly standing: boolean
}

/** One word a fact can hold. */
export type Word = { readonly name: string; readonly says: string; readonly bit: number }

/** A fact of a question: its type, its words and how a person is asked for it. */
export type Fact = {
  readonly name: string
  readonly slot: number
  readonly type: 'words' | 'yesno' | 'step' | 'number' | 'date' | 'version' | 'text'
  readonly ask: string
  readonly help?: string
  readonly unit?: string
  readonly canChange?: string
  readonly open: boolean
  /** Heard when someone says it, but not asked: never, or not of someone about to do something. */
  readonly volunteered: 'always' | 'doing' | 'no'
  /** A person may choose several of its words. */
  readonly many: boolean
  /** Facts in which it is heard when nobody has said it, and those in which it is heard besides. */
  readonly heardIn: readonly string[]
  readonly heardWith: readonly string[]
  readonly textMeans?: string
  readonly words: ReadonlyMap<string, Word>
  /** Every accepted spelling, the words themselves among them. */
  readonly spellings: ReadonlyMap<string, string>
}

type Wording = Readonly<Record<string, unknown>>

/** What one fact says about another (`means`), before compiling. */
export type Inference = {
  readonly when: Wording
  readonly becomes?: Readonly<Record<string, string>> | undefined
  readonly adds?: Readonly<Record<string, string>> | undefined
}

/** What is taken for granted about some actions where an answer must be given (`presumed`). */
export type Presumption = {
  readonly actions: ReadonlySet<string> | 'all'
  readonly except: ReadonlySet<string>
  readonly facts: Readonly<Record<string, string>>
}

/** The words every rulebook and every question is made of (`rulebooks/vocabulary.yaml`). */
export type Vocabulary = {
  readonly actions: ReadonlyMap<string, Action>
  readonly groups: ReadonlyMap<string, readonly string[]>
  readonly facts: ReadonlyMap<string, Fact>
  /** Other names under which questions carry a fact; what they hold is added to it. */
  readonly aliases: ReadonlyMap<string, Fact>
  readonly means: readonly Inference[]
  readonly presumed: readonly Presumption[]
}

const wordEntry = z.strictObject({ says: z.string(), also: z.array(z.string()).optional() })
const factEntry = z.strictObject({
  type: z.enum(['words', 'yesno', 'step', 'number', 'date', 'version', 'text']),
  ask: z.string(),
  help: z.string().optional(),
  unit: z.string().optional(),
  can_change: z.string().optional(),
  open: z.boolean().default(false),
  volunteered: z.enum(['always', 'doing', 'no']).default('no'),
  many: z.boolean().default(false),
  heard_in: z.array(z.string()).default([]),
  heard_with: z.array(z.string()).default([]),
  carried_by: z.array(z.string()).default([]),
  text_means: z.string().optional(),
  words: z.record(z.string(), wordEntry).optional(),
  also: z.record(z.string(), z.array(z.string())).optional(),
})
const actionEntry = z.strictObject({
  says: z.string(),
  kind: z.enum(['doing', 'receiving', 'reporting']).default('doing'),
  standing: z.boolean().default(false),
})
const values = z.record(z.string(), z.string())
const listOrAll = z.union([z.literal('all'), z.array(z.string())])
const vocabularyFile = z.strictObject({
  actions: z.record(z.string(), actionEntry),
  groups: z.record(z.string(), z.array(z.string())),
  facts: z.record(z.string(), factEntry),
  means: z.array(
    z.strictObject({
      when: z.record(z.string(), z.unknown()),
      becomes: values.optional(),
      adds: values.optional(),
    }),
  ),
  presumed: z.array(
    z.strictObject({ for: listOrAll, unless: z.array(z.string()).default([]), facts: values }),
  ),
})

/** As many words as fit beside the mark of being known in one 32-bit number. */
const MOST_WORDS = 30
const YES_NO = { no: { says: 'No' }, yes: { says: 'Yes' } } as const
const STEPS = {
  done: { says: 'Yes' },
  'not-yet': { says: 'Not yet' },
  skipped: { says: 'No, and it will go without' },
} as const

/** Reads the vocabulary; every mistake names the file and line. */
export function readVocabulary(text: string, file: string): Result<Vocabulary, readonly Mistake[]> {
  const complaints = complaintsAbout(file)
  const read = readYaml({ text, line: 1 }, vocabularyFile, complaints)
  if (read === undefined) return err(complaints.found)

  const names = Object.entries(read.facts)
  const facts = new Map(names.map(([name, entry], i) => [name, factOf(name, entry, i + 1)]))
  for (const fact of facts.values()) checkFact(fact, facts, complaints)
  if (complaints.found.length > 0) return err(complaints.found)

  return ok({
    actions: new Map(Object.entries(read.actions).map(([name, a]) => [name, { name, ...a }])),
    groups: new Map(Object.entries(read.groups)),
    facts,
    aliases: aliasesOf(read.facts, facts),
    means: read.means,
    presumed: read.presumed.map((entry) => ({
      actions: entry.for === 'all' ? 'all' : new Set(entry.for),
      except: new Set(entry.unless),
      facts: entry.facts,
    })),
  })
}

function aliasesOf(
  entries: Readonly<Record<string, FactEntry>>,
  facts: ReadonlyMap<string, Fact>,
): ReadonlyMap<string, Fact> {
  const named = Object.entries(entries).flatMap(([name, { carried_by: others }]) => {
    const fact = facts.get(name)
    return fact ? others.map((other) => [other, fact] as const) : []
  })
  return new Map(named)
}

type WordEntry = z.infer<typeof wordEntry>
type FactEntry = z.infer<typeof factEntry>

function factOf(name: string, entry: FactEntry, slot: number): Fact {
  const listed = new Map<string, WordEntry>(Object.entries(wordsGiven(entry)))
  const words = [...listed].map(([word, { says }], i) => ({ name: word, says, bit: 1 << (i + 1) }))
  const { type, ask, help, unit, open, many } = entry
  return {
    name,
    slot,
    type,
    ask,
    ...(help === undefined ? {} : { help }),
    ...(unit === undefined ? {} : { unit }),
    ...(entry.can_change === undefined ? {} : { canChange: entry.can_change }),
    ...(entry.text_means === undefined ? {} : { textMeans: entry.text_means }),
    open,
    volunteered: entry.volunteered,
    many,
    heardIn: entry.heard_in,
    heardWith: entry.heard_with,
    words: new Map(words.map((word) => [word.name, word])),
    spellings: new Map([...usualSpellings(type), ...ownSpellings(listed, entry.also ?? {})]),
  }
}

function wordsGiven({ type, words }: FactEntry): Readonly<Record<string, WordEntry>> {
  if (type === 'yesno') return YES_NO
  return type === 'step' ? STEPS : (words ?? {})
}

type Spelling = readonly [spelling: string, word: string]

const STEP_SPELLINGS: readonly Spelling[] = [
  ...['true', 'yes', 'given', 'recorded'].map((one): Spelling => [one, 'done']),
  ...['false', 'no', 'none', 'pending', 'open', 'missing'].map((one): Spelling => [one, 'not-yet']),
  ...['withdrawn', 'refused', 'rejected', 'failed'].map((one): Spelling => [one, 'skipped']),
]

function usualSpellings(type: Fact['type']): readonly Spelling[] {
  if (type === 'step') return STEP_SPELLINGS
  return type === 'yesno'
    ? [
        ['true', 'yes'],
        ['false', 'no'],
      ]
    : []
}

function ownSpellings(
  listed: ReadonlyMap<string, WordEntry>,
  also: Readonly<Record<string, readonly string[]>>,
): readonly Spelling[] {
  const others = [...listed].flatMap(([word, entry]) =>
    (entry.also ?? []).map((one): Spelling => [one, word]),
  )
  const more = Object.entries(also).flatMap(([word, list]) =>
    list.map((one): Spelling => [one, word]),
  )
  return [...others, ...more, ...[...listed.keys()].map((word): Spelling => [word, word])]
}

function checkFact(fact: Fact, facts: ReadonlyMap<string, Fact>, complaints: Complaints): void {
  if (fact.words.size > MOST_WORDS) {
    complaints.add(1, `\`${fact.name}\` has ${fact.words.size} words; ${MOST_WORDS} is the most`)
  }
  if (fact.type === 'words' && fact.words.size === 0) {
    complaints.add(1, `\`${fact.name}\` needs its words`)
  }
  for (const other of [...fact.heardIn, ...fact.heardWith]) {
    if (!facts.has(other)) complaints.add(1, `\`${fact.name}\` is heard in unknown \`${other}\``)
  }
}
