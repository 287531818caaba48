import { err, ok, type Result } from '#core/result.ts'
import {
  broughtId,
  dayIn,
  problemsOf,
  textOf,
  type Problem,
  type Sent,
} from '#people/pages/forms/sent.ts'

import type { Recorded } from './record-related.ts'
import { keyOf, kinds, statuses, type RelatedDocument } from './related-document.ts'

const problems = {
  title: 'Enter what the document is called',
  titleLong: 'What it is called must be 200 characters or fewer',
  link: 'Enter a link that begins with https://',
  needed: 'Enter where people can read it',
  status: 'Select how it stands',
  edition: 'The edition must be 60 characters or fewer',
  owner: 'The owner must be 120 characters or fewer',
} as const

type Of = Pick<RelatedDocument, 'document' | 'title' | 'kind'>

/** What a form says of a document; without one, of the document the form names itself. */
export function readRecord(
  sent: Sent,
  of: { readonly document?: Of | undefined; readonly schoolId?: string | undefined },
): Result<Recorded, readonly Problem[]> {
  const named = of.document === undefined ? namedIn(sent) : ok(of.document)
  const terms = readTerms(sent)
  if (!named.ok || !terms.ok) {
    return err([...problemsOf(named), ...(terms.ok ? [] : terms.error)])
  }
  const { document, title, kind } = named.value
  return ok({
    recordId: broughtId(sent, 'record'),
    document,
    title,
    kind,
    schoolId: of.schoolId,
    ...terms.value,
  })
}

type Terms = Pick<Recorded, 'status' | 'link' | 'edition' | 'owner' | 'goodUntil'>

function readTerms(sent: Sent): Result<Terms, readonly Problem[]> {
  const status = statusIn(sent)
  const link = linkIn(sent)
  const edition = shortIn(sent, 'edition', 60)
  const owner = shortIn(sent, 'owner', 120)
  const until = dayIn(sent, 'until', 'The day until which it holds')
  if (!link.ok || !status.ok || !edition.ok || !owner.ok || !until.ok) {
    return err(problemsOf(link, status, edition, owner, until))
  }
  return ok({
    status: status.value,
    link: link.value,
    edition: edition.value,
    owner: owner.value,
    goodUntil: until.value,
  })
}

function statusIn(sent: Sent): Result<Terms['status'], Problem> {
  const status = statuses.find((one) => one === textOf(sent, 'status'))
  return status === undefined ? err({ field: 'status', says: problems.status }) : ok(status)
}

function namedIn(sent: Sent): Result<Of, Problem> {
  const title = textOf(sent, 'title')
  if (title === undefined) return err({ field: 'title', says: problems.title })
  if (title.length > 200) return err({ field: 'title', says: problems.titleLong })
  const kind = kinds.find((one) => one === textOf(sent, 'kind')) ?? 'policy'
  return ok({ document: keyOf(title), title, kind })
}

/** Only what cannot be found needs no link. */
function linkIn(sent: Sent): Result<string | undefined, Problem> {
  const [link, status] = [textOf(sent, 'link'), textOf(sent, 'status')]
  if (link === undefined) {
    const isNeeded = status === 'in-force' || status === 'draft'
    return isNeeded ? err({ field: 'link', says: problems.needed }) : ok(undefined)
  }
  const isGood = /^https?:\/\/\S+$/i.test(link) && link.length <= 2000 && URL.canParse(link)
  return isGood ? ok(new URL(link).href) : err({ field: 'link', says: problems.link })
}

function shortIn(
  sent: Sent,
  field: 'edition' | 'owner',
  most: number,
): Result<string | undefined, Problem> {
  const text = textOf(sent, field)
  if (text === undefined || text.length <= most) return ok(text)
  return err({ field, says: problems[field] })
}
