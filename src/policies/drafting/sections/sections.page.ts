import { listField, textField, type Choice } from '#people/pages/forms/fields.page.ts'
import type { Filled } from '#people/pages/forms/sent.ts'
import type { AtDraft } from '#policies/drafting/at-draft.routes.ts'
import { baseField, draftPage, readOnlyNote, reasonField } from '#policies/drafting/draft.page.ts'
import { table } from '#web/components/display/table.ts'
import { button } from '#web/components/forms/button.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { postForm } from '#web/post-form.ts'

const words = {
  title: 'Sections',
  lead: 'The sections of the document, in their order. Clauses are added to a section from the list of clauses.',
  none: 'There is no section yet.',
  head: { section: 'Section', clauses: 'Clauses' },
  add: 'Add a section',
  name: 'Title of the section',
  place: 'Where it stands',
  first: 'Before all others',
  after: (title: string) => `After ${title}`,
  choose: 'Select where it stands',
  stay: 'Where it stands now',
  change: 'Change this section',
  save: 'Save the section',
  remove: 'Take the section out',
  empty: 'Nothing stands in this section, so it can be taken out.',
  full: 'A section can be taken out once no clause and no words stand in it.',
} as const

/** A section in the list of all. */
export type SectionLine = {
  readonly title: string
  readonly clauses: number
  readonly isEmpty: boolean
}

/** The page of all sections: each with a way to change it, and a form to add one. */
export function sectionsPage(
  at: AtDraft,
  { sections, filled }: { readonly sections: readonly SectionLine[]; readonly filled: Filled },
): Html {
  return draftPage(at, {
    title: words.title,
    tab: 'clauses',
    back: at.home,
    problems: filled.problems,
    content: html`${readOnlyNote(at)}
      <p class="govuk-body">${words.lead}</p>
      ${
        sections.length === 0
          ? html`<p class="govuk-body">${words.none}</p>`
          : sectionsTable(at, sections)
      }
      ${at.mayEdit ? addForm(at, { filled, sections }) : nothing}`,
  })
}

function sectionsTable(at: AtDraft, sections: readonly SectionLine[]): Html {
  const { section, clauses } = words.head
  return table({
    firstCellIsHeader: true,
    head: [{ text: section }, { text: clauses, format: 'numeric' }],
    rows: sections.map((one) => [
      { html: at.mayEdit ? wayTo(at, one) : html`${one.title}` },
      { text: String(one.clauses), format: 'numeric' },
    ]),
  })
}

function wayTo({ home }: AtDraft, { title }: SectionLine): Html {
  const address = `${home}/sections/section?title=${encodeURIComponent(title)}`
  return html`<a class="govuk-link" href="${address}">${title}</a>`
}

type Adding = { readonly filled: Filled; readonly sections: readonly SectionLine[] }

function addForm(at: AtDraft, { filled, sections }: Adding): Html {
  return postForm(at.frame, {
    action: `${at.home}/sections`,
    content: html`<h2 class="govuk-heading-m hr-section">${words.add}</h2>
      ${baseField(at)} ${textField(filled, { name: 'title', asks: words.name })}
      ${listField(filled, {
        name: 'place',
        asks: words.place,
        none: words.choose,
        choices: placesIn(sections),
      })}
      ${reasonField(filled)} ${button({ text: words.add, preventDoubleClick: true })}`,
  })
}

function placesIn(sections: readonly SectionLine[]): readonly Choice[] {
  return [
    { value: 'first', text: words.first },
    ...sections.map(({ title }) => ({ value: `after:${title}`, text: words.after(title) })),
  ]
}

/** What the page of one section shows. */
export type SectionModel = {
  /** The section as it is named now. */
  readonly section: SectionLine
  readonly others: readonly SectionLine[]
  readonly filled: Filled
}

/** The page on which a section is renamed, moved or, when nothing stands in it, taken out. */
export function sectionPage(at: AtDraft, { section, others, filled }: SectionModel): Html {
  const held = html`${baseField(at)}
    <input type="hidden" name="section" value="${section.title}" />`
  return draftPage(at, {
    title: words.change,
    tab: 'clauses',
    caption: section.title,
    back: `${at.home}/sections`,
    problems: filled.problems,
    content: html`${readOnlyNote(at)}
    ${at.mayEdit ? changeForm(at, { held, others, filled }) : nothing}
    ${at.mayEdit ? removeForm(at, { held, section }) : nothing}`,
  })
}

type Changing = Pick<SectionModel, 'others' | 'filled'> & { readonly held: Html }

function changeForm(at: AtDraft, { held, others, filled }: Changing): Html {
  return postForm(at.frame, {
    action: `${at.home}/sections/section`,
    content: html`${held} ${textField(filled, { name: 'title', asks: words.name })}
    ${listField(filled, {
      name: 'place',
      asks: words.place,
      none: words.stay,
      choices: placesIn(others),
    })}
    ${reasonField(filled)} ${button({ text: words.save, preventDoubleClick: true })}`,
  })
}

type Removing = Pick<SectionModel, 'section'> & { readonly held: Html }

function removeForm(at: AtDraft, { held, section }: Removing): Html {
  if (!section.isEmpty) return html`<p class="govuk-body">${words.full}</p>`
  return postForm(at.frame, {
    action: `${at.home}/sections/remove`,
    content: html`<p class="govuk-body">${words.empty}</p>
      ${held}
      ${button({
        text: words.remove,
        classes: 'govuk-button--warning',
        preventDoubleClick: true,
      })}`,
  })
}
