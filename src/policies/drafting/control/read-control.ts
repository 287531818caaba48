import { isIsoDay } from '#core/iso-day.ts'
import { err, ok, type Result } from '#core/result.ts'
import {
  dayFields,
  neededDayIn,
  problemsOf,
  textOf,
  type Problem,
} from '#people/pages/forms/sent.ts'
import type { HistoryNeeds, HistoryRow } from '#rulebooks/language/front-matter.ts'

import { controlText, type ControlLine, type Fronts } from './front-parts.ts'

const textLines = ['title', 'edition', 'approver', 'approved', 'review', 'months', 'owner'] as const
const dayLines = ['from', 'due'] as const

/** What each line is asked for with when it is missing. */
const missing: Readonly<Record<(typeof textLines)[number], string>> = {
  title: 'Enter the title of the document',
  edition: 'Enter the number or name of the edition',
  approver: 'Enter the body that approves it',
  approved: 'Enter when it was or will be approved, or “not yet”',
  review: 'Enter the next review as the document prints it',
  months: 'Enter after how many months it is reviewed',
  owner: 'Enter the role that owns the policy',
}

/** The fields of the form of document control, as the draft has them. */
export function controlFields(source: string, fronts: Fronts): Record<string, string> {
  const text = (line: ControlLine): string => controlText(source, line, fronts)
  const days = dayLines.map((line) => {
    const day = text(line)
    return isIsoDay(day) ? Object.entries(dayFields(line, day)) : []
  })
  const texts = textLines.map((line) => [line, text(line)] as const)
  return Object.fromEntries([...texts, ...days.flat()])
}

/** What a form says of each line of document control. */
export function readControl(
  sent: URLSearchParams,
): Result<Readonly<Record<ControlLine, string>>, readonly Problem[]> {
  const from = neededDayIn(sent, 'from', {
    what: 'The first day',
    asks: 'Enter the day from which the edition is in force',
  })
  const due = neededDayIn(sent, 'due', {
    what: 'The day of the review',
    asks: 'Enter the day by which it is reviewed',
  })
  const texts = textLines.map((line) => ({ line, text: textOf(sent, line) }))
  const empty = texts.flatMap(({ line, text }) =>
    text === undefined ? [{ field: line, says: missing[line] }] : [],
  )
  const months = textOf(sent, 'months') ?? '1'
  const wrong = /^[1-9]\d{0,2}$/.test(months)
    ? []
    : [{ field: 'months', says: 'Enter a whole number of months, such as 12' }]
  const problems = [...empty, ...wrong, ...problemsOf(from, due)]
  if (!from.ok || !due.ok || problems.length > 0) return err(problems)
  const held = Object.fromEntries(texts.map(({ line, text }) => [line, text ?? '']))
  return ok({ ...filledLines(held), from: from.value, due: due.value })
}

function filledLines(held: Readonly<Record<string, string>>) {
  const text = (line: (typeof textLines)[number]): string => held[line] ?? ''
  return {
    title: text('title'),
    edition: text('edition'),
    approver: text('approver'),
    approved: text('approved'),
    review: text('review'),
    months: text('months'),
    owner: text('owner'),
  }
}

/** A row of history as a form gives it, all that the text wants in a row, or what is missing. */
export function readHistory(
  sent: URLSearchParams,
  needs: HistoryNeeds | undefined,
): Result<HistoryRow, readonly Problem[]> {
  const [on = '', summary = '', by = ''] = ['on', 'summary', 'by'].map((name) => textOf(sent, name))
  const author = textOf(sent, 'author')
  const cited = needs === undefined ? '' : ` (${needs.clause})`
  const isLacking = author === undefined && needs?.columns.includes('author') === true
  const wrong: readonly (readonly [boolean, Problem])[] = [
    [
      !/^\d{4}(?:-\d\d(?:-\d\d)?)?$/.test(on),
      { field: 'on', says: 'Enter a date such as 2026-11-20' },
    ],
    [summary === '', { field: 'summary', says: 'Enter what changed' }],
    [isLacking, { field: 'author', says: `Enter the role or body that wrote it${cited}` }],
    [by === '', { field: 'by', says: 'Enter who approved it' }],
  ]
  const problems = wrong.flatMap(([is, problem]) => (is ? [problem] : []))
  return problems.length > 0 ? err(problems) : ok({ on, author, summary, by })
}
