import { err, ok, type Result } from '#core/result.ts'
import type { RelatedDocument } from '#policies/importing/control/related.ts'
import type { RelatedSaying } from '#policies/importing/keeping/correct-related.ts'
import { textOf, type Problem, type Sent } from '#people/pages/forms/sent.ts'

const words = {
  title: 'Enter the title of the document',
  long: 'Use 300 letters at the most',
  year: 'The year must be a number such as 2025',
} as const

const most = 300

/** What each kind of document is called. */
export const relatedKinds = {
  policy: 'A policy or procedure',
  law: 'A law',
  guidance: 'Guidance',
} as const

/** The fields of a document, as a form begins with them. */
export function fieldsOf({ title, kind, status, year }: RelatedDocument) {
  return { title, kind, year, draft: status === 'draft' ? 'yes' : undefined }
}

/** What a form says of a document, or what is wrong with it. */
export function sayingIn(sent: Sent): Result<RelatedSaying, readonly Problem[]> {
  const type = (['strike', 'put-back'] as const).find((one) => one === sent.get('do'))
  if (type !== undefined) return ok({ type })
  const document = documentIn(sent)
  const problems = problemsOf(document)
  return problems.length > 0 ? err(problems) : ok({ type: 'correct', document })
}

type Typed = Extract<RelatedSaying, { type: 'correct' }>['document']

function documentIn(sent: Sent): Typed {
  const year = textOf(sent, 'year')
  return {
    title: textOf(sent, 'title') ?? '',
    kind:
      (['policy', 'law', 'guidance'] as const).find((one) => one === sent.get('kind')) ?? 'policy',
    status: sent.get('draft') === 'yes' ? 'draft' : 'named',
    ...(year === undefined ? {} : { year }),
  }
}

function problemsOf({ title, year = '' }: Typed): readonly Problem[] {
  const isYear = /^(?:(?:19|20)\d\d)?$/.test(year)
  return [
    ...(title === '' ? [{ field: 'title', says: words.title }] : []),
    ...(title.length > most ? [{ field: 'title', says: words.long }] : []),
    ...(isYear ? [] : [{ field: 'year', says: words.year }]),
  ]
}
