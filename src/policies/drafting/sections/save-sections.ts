import { err, ok, type Result } from '#core/result.ts'
import type { NotDrafting } from '#policies/drafts/change-draft.ts'
import type { Draft } from '#policies/drafts/draft.ts'
import {
  reviseDraft,
  type Between,
  type Revising,
  type WritingNeeds,
} from '#policies/drafting/saving/revise-draft.ts'
import {
  addSection,
  moveSection,
  removeSection,
  renameSection,
  sectionTitles,
  type SectionSpot,
} from '#rulebooks/writing/sections.ts'
import type { WritingError } from '#rulebooks/writing/writing-error.ts'

/** Why the sections of a draft were not changed. */
export type SectionsNotSaved =
  | NotDrafting
  | WritingError
  /** Somebody renamed the section, or took it out, since it was shown. */
  | { readonly type: 'gone' }
  /** Somebody moved sections since they were shown, so that the place may not be the one meant. */
  | { readonly type: 'moved-since' }

/** Adds a section in which nothing stands yet. A form that is sent twice adds one. */
export function addNewSection(
  needs: WritingNeeds,
  asked: Revising & { readonly title: string; readonly at: SectionSpot },
): Promise<Result<Draft, SectionsNotSaved>> {
  const { title } = asked
  return reviseDraft<SectionsNotSaved>(needs, asked, ({ base, current }) => {
    const isSince = !sectionTitles(base).includes(title)
    const stands = sectionTitles(current.source).includes(title)
    return isSince && stands ? ok(current.source) : addSection(current.source, asked)
  })
}

/** Changes the title of a section, its place, or both; nothing where it has both already. */
export function changeSection(
  needs: WritingNeeds,
  asked: Revising & {
    readonly section: string
    readonly title: string
    /** Undefined leaves it where it stands. */
    readonly at: SectionSpot | undefined
  },
): Promise<Result<Draft, SectionsNotSaved>> {
  return reviseDraft<SectionsNotSaved>(needs, asked, (between) => {
    const named = renamed(between, asked)
    return named.ok && asked.at !== undefined
      ? moved(between, named.value, { title: asked.title, at: asked.at })
      : named
  })
}

type Naming = { readonly section: string; readonly title: string }

/** The text with the section's new title; one that was named so by the same form before stays. */
function renamed(
  { base, current }: Between,
  { section, title }: Naming,
): Result<string, SectionsNotSaved> {
  const now = sectionTitles(current.source)
  if (now.includes(section)) return renameSection(current.source, section, title)
  const isDone = now.includes(title) && !sectionTitles(base).includes(title)
  return isDone ? ok(current.source) : err({ type: 'gone' })
}

function moved(
  { base, current }: Between,
  named: string,
  { title, at }: { readonly title: string; readonly at: SectionSpot },
): Result<string, SectionsNotSaved> {
  const done = moveSection(named, title, at)
  if (!done.ok || done.value === current.source) return done
  const isSame = isSameOrder(sectionTitles(base), sectionTitles(current.source))
  return isSame ? done : err({ type: 'moved-since' })
}

/** Takes out a section in which nothing stands; one that is gone already stays so. */
export function takeSectionOut(
  needs: WritingNeeds,
  asked: Revising & { readonly section: string },
): Promise<Result<Draft, SectionsNotSaved>> {
  return reviseDraft<SectionsNotSaved>(needs, asked, ({ current }) =>
    sectionTitles(current.source).includes(asked.section)
      ? removeSection(current.source, asked.section)
      : ok(current.source),
  )
}

/** Whether the sections that both hold follow each other in the same order. */
function isSameOrder(base: readonly string[], now: readonly string[]): boolean {
  const [before, after] = [
    base.filter((one) => now.includes(one)),
    now.filter((one) => base.includes(one)),
  ]
  return before.every((one, i) => one === after[i])
}
