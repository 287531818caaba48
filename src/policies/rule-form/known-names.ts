import { cutDocument } from '#rulebooks/language/document.ts'
import { frontMatter, type FrontMatter } from '#rulebooks/language/front-matter.ts'
import { complaintsAbout } from '#rulebooks/language/mistakes.ts'
import type { Vocabulary } from '#rulebooks/language/vocabulary.ts'
import { readYaml } from '#rulebooks/language/yaml-block.ts'

type FrontSetting = FrontMatter['settings'][string]

/** What a rule of a draft may name: the words of the vocabulary, and the draft's own. */
export type KnownNames = {
  readonly vocabulary: Vocabulary
  /** The draft's own words for people. */
  readonly people: readonly string[]
  readonly settings: Readonly<Record<string, FrontSetting>>
  readonly clauses: readonly string[]
}

/** The names a text offers; a front matter that cannot be read offers none. */
export function knownNames(text: string, vocabulary: Vocabulary): KnownNames {
  const unheard = complaintsAbout('policy.md')
  const document = cutDocument(text, unheard)
  const front = document && readYaml(document.frontMatter, frontMatter, unheard)
  const clauses = document?.sections.flatMap((section) => section.clauses) ?? []
  return {
    vocabulary,
    people: Object.keys(front?.people ?? {}),
    settings: front?.settings ?? {},
    clauses: clauses.map(({ id }) => id),
  }
}
