import type { ColumnMeaning } from './mapping.ts'

/** What the systems of schools call the columns that are understood here. */
const names: Readonly<Record<ColumnMeaning, RegExp>> = {
  id: /^(id|upn|adno|admission (no|number)|(person|pupil|student|staff|employee|external|payroll) (id|code|no|number|ref|reference))$/,
  givenName: /^((legal |preferred |chosen )?(forename|first ?name|given ?name)s?)$/,
  familyName: /^((legal |preferred )?(surname|last ?name|family ?name))$/,
  kind: /^(type|person type|category|kind)$/,
  job: /^(job|job title|post|post title|role)$/,
  school: /^(school|school name|urn|establishment|academy|site)$/,
  dateOfBirth: /^(dob|date of birth|birth ?date|birthday)$/,
  yearGroup: /^(year|year group|nc year|nc year actual|national curriculum year)$/,
  email: /^((work |staff )?e-?mail( address)?)$/,
  from: /^(start|start date|from|admission date|date of (entry|admission)|joined|date joined)$/,
  leavingDate:
    /^(leaving date|date of leaving|dol|end|end date|finish|finish date|left|leave date|until)$/,
  parentOf: /^((child|pupil|student) ids?|parent of)$/,
  hasResponsibility: /^(parental responsibility|has parental responsibility|pr)$/,
}

/** What the columns of a spreadsheet probably are, by their names; each meaning once, the first that fits. */
export function guessColumns(
  columns: readonly { readonly name: string }[],
): ReadonlyMap<string, ColumnMeaning> {
  const guessed = new Map<string, ColumnMeaning>()
  for (const meaning of columnMeanings) {
    const found = columns.find(({ name }) => !guessed.has(name) && names[meaning].test(tidy(name)))
    if (found) guessed.set(found.name, meaning)
  }
  return guessed
}

/** Everything a column can be, in the order in which a form offers it. */
export const columnMeanings: readonly ColumnMeaning[] = [
  'id',
  'givenName',
  'familyName',
  'kind',
  'job',
  'school',
  'dateOfBirth',
  'yearGroup',
  'email',
  'from',
  'leavingDate',
  'parentOf',
  'hasResponsibility',
]

/** Whether a word names what a column can be. */
export function isColumnMeaning(word: string): word is ColumnMeaning {
  return columnMeanings.some((meaning) => meaning === word)
}

const unwanted =
  /ethnic|\bsen\b|special|\bfsm\b|free (school )?meal|premium|address|post ?code|phone|mobile|medical|health|doctor|allerg|diet|religio|faith|language|nationality|gender|\bsex\b|in care|looked after|safeguard|service child|bank|salary|national insurance/

/** Whether a column holds, by its name, what is never kept here. */
export function isNeverKept(name: string): boolean {
  const text = tidy(name)
  return unwanted.test(text) && !names.email.test(text)
}

function tidy(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[\s_.]+/g, ' ')
    .trim()
}
