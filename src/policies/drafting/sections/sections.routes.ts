import { Hono, type Context } from 'hono'

import { fresh, type Filled, type Problem } from '#people/pages/forms/sent.ts'
import {
  draftDoors,
  reasonProblems,
  revisingBy,
  sentText,
  withDraft,
  type AtDraft,
  type DraftingNeeds,
} from '#policies/drafting/at-draft.routes.ts'
import { unsavedPage } from '#policies/drafting/unsaved.page.ts'
import { findDraft } from '#policies/drafts/find-draft.ts'
import { outlineOf } from '#rulebooks/writing/outline.ts'
import { isEmpty, type SectionSpot } from '#rulebooks/writing/sections.ts'

import { sectionPage, sectionsPage, type SectionLine } from './sections.page.ts'
import {
  addNewSection,
  changeSection,
  takeSectionOut,
  type SectionsNotSaved,
} from './save-sections.ts'

/** The sections of a draft: adding one, renaming, moving, taking out an empty one. */
export function sectionsRoutes(needs: DraftingNeeds): Hono {
  const { see, edit } = draftDoors(needs)
  const path = '/trusts/:slug/drafts/:draft/sections'
  return new Hono()
    .get(path, see, (c) => withDraft(c, needs, (at) => showAll(c, at)))
    .post(path, edit, (c) => withDraft(c, needs, (at) => add(c, needs, at)))
    .get(`${path}/section`, edit, (c) =>
      withDraft(c, needs, (at) => {
        const title = c.req.query('title') ?? ''
        // One that somebody renamed or took out since is looked for in the list.
        return linesIn(at.draft.source).some((one) => one.title === title)
          ? showOne(c, at, { title, filled: fresh({ title }) })
          : c.redirect(`${at.home}/sections`, 303)
      }),
    )
    .post(`${path}/section`, edit, (c) => withDraft(c, needs, (at) => change(c, needs, at)))
    .post(`${path}/remove`, edit, (c) => withDraft(c, needs, (at) => remove(c, needs, at)))
}

function linesIn(source: string): readonly SectionLine[] {
  const outline = outlineOf(source)
  if (outline === undefined) return []
  return outline.sections.map((one) => ({
    title: one.title,
    clauses: one.clauses.length,
    isEmpty: isEmpty(outline, one),
  }))
}

function showAll(c: Context, at: AtDraft, { filled = fresh(), status = 200 }: Shown = {}) {
  return c.html(sectionsPage(at, { sections: linesIn(at.draft.source), filled }), status)
}

type Status = 200 | 409 | 422

type Shown = { readonly filled?: Filled; readonly status?: Status }

type One = { readonly title: string; readonly filled: Filled; readonly status?: Status }

function showOne(c: Context, at: AtDraft, { title, filled, status = 200 }: One) {
  const all = linesIn(at.draft.source)
  const section = all.find((one) => one.title === title)
  if (section === undefined) {
    return unsaved(c, at, { sent: new URLSearchParams([...sentIn(filled)]), why: 'gone' })
  }
  const others = all.filter((one) => one !== section)
  return c.html(sectionPage(at, { section, others, filled }), status)
}

async function add(c: Context, needs: DraftingNeeds, at: AtDraft) {
  const sent = await sentText(c)
  const place = spotIn(sent)
  const missing = place === undefined ? [{ field: 'place', says: 'Select where it stands' }] : []
  const problems = [...titleProblems(sent), ...missing, ...reasonProblems(sent)]
  if (place === undefined || problems.length > 0) {
    return showAll(c, at, { filled: { sent, problems }, status: 422 })
  }
  const title = titleIn(sent)
  const added = await addNewSection(needs, { ...revisingBy(at, sent), title, at: place })
  if (added.ok) return c.redirect(`${at.home}/sections?done=section-added`, 303)
  if (added.error.type === 'not-drafting') return unsaved(c, at, { sent, why: 'not-drafting' })
  const now = await asItIs(needs, at)
  const filled = { sent, problems: [problemOf(added.error)] }
  return showAll(c, now, { filled, status: statusOf(added.error) })
}

async function change(c: Context, needs: DraftingNeeds, at: AtDraft) {
  const sent = await sentText(c)
  const section = sent.get('section') ?? ''
  const problems = [...titleProblems(sent), ...reasonProblems(sent)]
  if (problems.length > 0) {
    return showOne(c, at, { title: section, filled: { sent, problems }, status: 422 })
  }
  const asked = { ...revisingBy(at, sent), section, title: titleIn(sent), at: spotIn(sent) }
  const changed = await changeSection(needs, asked)
  if (changed.ok) return c.redirect(`${at.home}/sections?done=saved`, 303)
  const { error } = changed
  if (error.type === 'not-drafting' || error.type === 'gone')
    return unsaved(c, at, { sent, why: error.type })
  const filled = { sent, problems: [problemOf(error)] }
  return showOne(c, await asItIs(needs, at), { title: section, filled, status: statusOf(error) })
}

async function remove(c: Context, needs: DraftingNeeds, at: AtDraft) {
  const sent = await sentText(c)
  const section = sent.get('section') ?? ''
  const reason = `Took out the empty section ${section}`.slice(0, 300)
  const removed = await takeSectionOut(needs, { ...revisingBy(at, sent), reason, section })
  if (removed.ok) return c.redirect(`${at.home}/sections?done=section-removed`, 303)
  if (removed.error.type === 'not-drafting') return unsaved(c, at, { sent, why: 'not-drafting' })
  const filled = { ...fresh({ title: section }), problems: [problemOf(removed.error)] }
  return showOne(c, await asItIs(needs, at), { title: section, filled, status: 409 })
}

/** The draft with what others saved meanwhile, so that the form begins from what is shown. */
async function asItIs(needs: DraftingNeeds, at: AtDraft): Promise<AtDraft> {
  const { draftId } = at.draft
  const draft = await findDraft(needs, { trustId: at.trust.trustId, draftId })
  return draft === undefined ? at : { ...at, draft, reading: needs.readings.read(draft.source) }
}

/** What was typed into the form of a section. */
function sentIn({ sent }: Filled): readonly [string, string][] {
  return ['title', 'reason'].map((name) => [name, sent.get(name) ?? ''])
}

type Unsaved = { readonly sent: URLSearchParams; readonly why: 'gone' | 'not-drafting' }

function unsaved(c: Context, at: AtDraft, { sent, why }: Unsaved) {
  const labels = { title: 'Title of the section', reason: 'Why' }
  return c.html(unsavedPage(at, { why, sent, labels }), 409)
}

function titleIn(sent: URLSearchParams): string {
  return (sent.get('title') ?? '').replaceAll(/\s+/g, ' ').trim()
}

/** The most characters of a title. */
const mostTitle = 150

function titleProblems(sent: URLSearchParams): readonly Problem[] {
  const title = titleIn(sent)
  if (title === '') return [{ field: 'title', says: 'Enter the title of the section' }]
  const says = `Enter a title of ${mostTitle} characters or fewer`
  return title.length > mostTitle ? [{ field: 'title', says }] : []
}

function spotIn(sent: URLSearchParams): SectionSpot | undefined {
  const place = sent.get('place') ?? ''
  if (place === 'first') return 'first'
  return place.startsWith('after:') ? { after: place.slice('after:'.length) } : undefined
}

function statusOf({ type }: SectionsNotSaved): Status {
  return type === 'section-stands-already' || type === 'breaks-document' ? 422 : 409
}

function problemOf({ type }: SectionsNotSaved): Problem {
  switch (type) {
    case 'section-stands-already':
      return { field: 'title', says: 'Another section has this title' }
    case 'moved-since':
      return {
        field: 'place',
        says: 'Somebody moved sections since you looked. Select the place again',
      }
    case 'section-not-empty':
      return { field: 'title', says: 'Something stands in this section now, so it stays' }
    default:
      return { field: 'place', says: 'This place is no longer there. Select another' }
  }
}
