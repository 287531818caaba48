import { dayWords } from '#core/day.ts'
import { momentWords } from '#core/moment-words.ts'
import { choiceField, dayField, formPage, textField } from '#people/pages/forms/fields.page.ts'
import type { Filled } from '#people/pages/forms/sent.ts'
import type { Local } from '#rulebooks/language/rulebook.ts'
import { details } from '#web/components/display/details.ts'
import { html, nothing, type Html } from '#web/html.ts'
import type { Frame } from '#web/layout.ts'

import type { LocalRecord } from './local-record.ts'
import { localWords } from './local-words.ts'

const words = {
  dayHint: 'For example 28 9 2026',
  minute: 'Where is it written down? (optional)',
  minuteHint: 'Such as: minute 6 of 28 September 2026. Name no child and no private matter.',
  correctTitle: 'Correct a record',
  correct: 'Save the correction',
  what: 'What is right?',
  other: 'It was done, but not as recorded',
  never: 'It was not done: take the record back',
  history: 'Everything recorded for this school',
  takenBack: 'Taken back',
  corrects: 'corrects an earlier record',
  by: (who: string, when: string) => `recorded by ${who} on ${when}`,
} as const

/** What the form shows; `corrected` is the record it stands in place of. */
export type RecordModel = {
  readonly base: string
  readonly local: Local
  readonly school: { readonly schoolId: string; readonly name: string }
  readonly recordId: string
  readonly filled: Filled
  readonly corrected?: LocalRecord | undefined
  readonly records: readonly LocalRecord[]
  readonly nameOf: (id: string) => string
}

/** The form in which somebody records what a school's own body did, or corrects such a record. */
export function recordPage(frame: Frame, model: RecordModel): Html {
  const { base, local, school, filled, corrected, recordId } = model
  const own = localWords[local.kind]
  return formPage(frame, {
    title: corrected ? words.correctTitle : own.recordTitle,
    caption: school.name,
    back: `${base}/adoption`,
    action: `${base}/adoption/${school.schoolId}`,
    filled,
    hidden: { record: recordId, ...(corrected ? { corrects: corrected.recordId } : {}) },
    button: corrected ? words.correct : own.record,
    before: html`<p class="govuk-body">${own.asks(local.by)}</p>
      ${corrected ? html`<p class="govuk-body">${lineOf(corrected, model)}.</p>` : nothing}`,
    fields: html`${corrected ? whatField(filled) : nothing}
    ${dayField(filled, { name: 'on', asks: own.dayAsks, hint: words.dayHint })}
    ${textField(filled, { name: 'body', asks: own.bodyAsks })}
    ${textField(filled, { name: 'minute', asks: words.minute, hint: words.minuteHint })}`,
    after: historyOf(model),
  })
}

function whatField(filled: Filled): Html {
  return choiceField(filled, {
    name: 'what',
    asks: words.what,
    choices: [
      { value: 'other', text: words.other },
      { value: 'never', text: words.never },
    ],
  })
}

function historyOf(model: RecordModel): Html {
  if (model.records.length === 0) return nothing
  return details({
    summaryText: words.history,
    html: html`<ul class="govuk-list govuk-list--bullet">
      ${model.records.toReversed().map((record) => html`<li>${lineOf(record, model)}</li>`)}
    </ul>`,
  })
}

function lineOf(record: LocalRecord, { nameOf }: RecordModel): string {
  const { on, kind, body, minute, corrects, recordedBy, recordedAt } = record
  const said = on === undefined ? words.takenBack : doneWords(kind, on, body)
  return [
    said,
    ...(minute === '' ? [] : [minute]),
    ...(corrects === undefined ? [] : [words.corrects]),
    words.by(nameOf(recordedBy), momentWords(recordedAt)),
  ].join('; ')
}

function doneWords(kind: Local['kind'], on: string, body: string): string {
  return localWords[kind].done(dayWords(on), body)
}
