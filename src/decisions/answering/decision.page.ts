import type { BesideAnswer } from '#policies/related/beside-answer.ts'
import { insetText } from '#web/components/display/inset-text.ts'
import { summaryList } from '#web/components/display/summary-list.ts'
import { warningText } from '#web/components/display/warning-text.ts'
import { button } from '#web/components/forms/button.ts'
import { backLink } from '#web/components/navigation/back-link.ts'
import { answerPanel, type AnswerTone } from '#web/components/own/answer-panel.ts'
import { timeline, type TimelinePoint } from '#web/components/own/timeline.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'

import { besidePart } from './beside.page.ts'
import { clauseSections, type ClauseView } from './clause-view.page.ts'
import type { SaidLine } from '#decisions/asking/said-words.ts'
import { waysList, type Way } from './ways.page.ts'

/** A record that the answer rests on. */
export type CitedLine = { readonly says: string; readonly href: string }

/** An answer as its page shows it: everything in words. */
export type DecisionModel = {
  readonly tone: AnswerTone
  readonly heading: string
  readonly summary: string
  readonly question: string
  /** The duty to tell: whom, how, and whether at once. */
  readonly routes: readonly { readonly lead: string; readonly to: readonly string[] }[]
  readonly atOnce: boolean
  /** The question is about something received or to be reported, whatever the policy says about it. */
  readonly isReport: boolean
  readonly conditions: readonly Way[]
  readonly conditionsHeading: 'before' | 'putRight'
  readonly clauses: readonly ClauseView[]
  readonly otherReading?: { readonly heading: string; readonly why: readonly string[] } | undefined
  readonly judgement?: { readonly decides: string; readonly yardstick: string } | undefined
  readonly instead: readonly string[]
  readonly advice: readonly string[]
  readonly speakTo: readonly string[]
  readonly days: readonly TimelinePoint[]
  readonly changes: readonly Way[]
  readonly openFacts: readonly string[]
  readonly ownSettings: readonly string[]
  readonly notes: readonly string[]
  readonly said: readonly SaidLine[]
  readonly change: string
  readonly askAgain: string
  readonly overdue?: string | undefined
  readonly about: readonly { readonly name: string; readonly value: string }[]
  /** Where the person who asked finds all their answers, when they had signed in. */
  readonly own?: string | undefined
  readonly cited: readonly CitedLine[]
  /** Documents that count besides. */
  readonly beside?: BesideAnswer | undefined
}

const words = {
  back: 'Ask another question',
  danger: 'If a child is in immediate danger, call 999.',
  tell: 'Who to tell',
  alsoTell: 'You must also tell someone',
  atOnce: 'Do this at once.',
  before: 'What must be done first',
  putRight: 'What would put it right',
  cited: 'What is on record',
  openIt: 'Open it',
  why: 'What the policy says',
  also: 'What the policy says besides',
  readings: 'The text can be read in two ways',
  strict: 'The answer above is the stricter reading. Read the other way, it would be',
  unsettled: 'The trust has not settled which reading holds.',
  judgement: 'Who decides, and by what',
  instead: 'What you can do instead',
  advice: 'Advice to follow',
  speakTo: 'Who to speak to',
  change: 'What would change the answer',
  days: 'Days on which the answer changes',
  open: 'What you left open',
  usual:
    'You did not say these, and they could change the answer. The usual case was taken, and nothing was counted in your favour.',
  worried:
    'If you are worried about a child, tell your designated safeguarding lead (DSL), whatever this policy says.',
  know: 'Good to know',
  said: 'What you said',
  changeLink: 'Change what you said',
  about: 'About this answer',
  print: 'Print this answer',
  keep: 'To find this answer again, keep the address of this page.',
  own: 'You find this answer again under',
  ownLink: 'your questions',
  limits: 'This is what the policy’s text says about what was described. It is not legal advice.',
} as const

/** The page of an answer, in the order in which a busy person needs it. */
export function decisionPage(frame: Frame, model: DecisionModel): Html {
  return layout({
    ...frame,
    title: `${model.heading}: ${model.question}`,
    beforeContent: backLink({ href: model.askAgain, text: words.back }),
    overdue: model.overdue,
    content: html`${isUrgent(model) ? danger : nothing} ${panel(model)} ${duty(model)}
    ${isUrgent(model) && model.routes.length === 0 ? worried : nothing} ${citedRecords(model)}
    ${conditions(model)} ${clauseSections(words.why, partOf(model, 'decides'))}
    ${section(words.instead, bullets(model.instead))}
    ${section(words.advice, bullets(model.advice))} ${judgement(model)}
    ${section(words.speakTo, bullets(model.speakTo))} ${readings(model)} ${changes(model)}
    ${openFacts(model)} ${clauseSections(words.also, partOf(model, 'supports'))}
    ${besidePart(model.beside)}
    ${section(words.know, bullets([...model.ownSettings, ...model.notes]))} ${said(model)}
    ${about(model)}`,
  })
}

const danger = warningText({ text: words.danger })
const worried = insetText({ text: words.worried })

function isUrgent({ routes, isReport }: DecisionModel): boolean {
  return routes.length > 0 || isReport
}

function partOf({ clauses }: DecisionModel, part: ClauseView['part']): readonly ClauseView[] {
  return clauses.filter((clause) => clause.part === part)
}

function panel({ tone, heading, summary, question }: DecisionModel): Html {
  return answerPanel({ tone, heading, summary, basis: question })
}

function section(heading: string, inner: Html): Html {
  if (inner === nothing) return nothing
  return html`<h2 class="govuk-heading-m">${heading}</h2>
    ${inner}`
}

function bullets(items: readonly string[]): Html {
  if (items.length === 0) return nothing
  if (items.length === 1) return html`<p class="govuk-body">${items[0]}</p>`
  return html`<ul class="govuk-list govuk-list--bullet">
    ${items.map((item) => html`<li>${item}</li>`)}
  </ul>`
}

function citedRecords({ cited }: DecisionModel): Html {
  if (cited.length === 0) return nothing
  return section(
    words.cited,
    html`${cited.map(
      ({ says, href }) =>
        html`<p class="govuk-body">
          ${says} <a class="govuk-link hr-screen-only" href="${href}">${words.openIt}</a>
        </p>`,
    )}`,
  )
}

function duty({ tone, routes, atOnce }: DecisionModel): Html {
  if (routes.length === 0) return nothing
  return html`<div class="hr-duty">
    <h2 class="govuk-heading-m">${tone === 'tell' ? words.tell : words.alsoTell}</h2>
    ${routes.map(({ lead, to }) =>
      to.length === 1
        ? html`<p class="govuk-body">${lead} <strong>${to[0]}</strong>.</p>`
        : html`<p class="govuk-body">${lead}${to.length > 0 ? ':' : ''}</p>
            ${to.length > 0 ? bullets(to) : nothing}`,
    )}
    ${atOnce ? html`<p class="govuk-body govuk-!-font-weight-bold">${words.atOnce}</p>` : nothing}
  </div>`
}

function conditions({ conditions: open, conditionsHeading }: DecisionModel): Html {
  return section(words[conditionsHeading], waysList(open))
}

function judgement({ judgement: given }: DecisionModel): Html {
  if (given === undefined) return nothing
  const { decides, yardstick } = given
  return section(words.judgement, html`<p class="govuk-body">${decides}: ${yardstick}</p>`)
}

function readings({ otherReading }: DecisionModel): Html {
  if (otherReading === undefined) return nothing
  const { heading, why } = otherReading
  return section(
    words.readings,
    insetText({
      html: html`<p>${words.strict} “${heading}”.</p>
        ${why.map((line) => html`<p>${line}</p>`)}
        <p>${words.unsettled}</p>`,
    }),
  )
}

function changes({ days, changes: ways }: DecisionModel): Html {
  if (days.length < 2 && ways.length === 0) return nothing
  return section(
    words.change,
    html`${waysList(ways)}
    ${days.length < 2 ? nothing : timeline({ label: words.days, points: days })}`,
  )
}

function openFacts({ openFacts: open }: DecisionModel): Html {
  if (open.length === 0) return nothing
  return section(
    words.open,
    html`<p class="govuk-body">${words.usual}</p>
      ${bullets(open)}`,
  )
}

function said({ said: lines, change }: DecisionModel): Html {
  return section(
    words.said,
    html`${summaryList({
        rows: lines.map(({ asked, said: answer }) => ({
          key: { text: asked },
          value: { text: answer },
        })),
      })}
      <p class="govuk-body hr-screen-only">
        <a class="govuk-link" href="${change}">${words.changeLink}</a>
      </p>`,
  )
}

function about({ about: facts, own }: DecisionModel): Html {
  return html`<h2 class="govuk-heading-m">${words.about}</h2>
    <p class="govuk-body">${words.limits}</p>
    ${
      own === undefined
        ? html`<p class="govuk-body hr-screen-only">${words.keep}</p>`
        : html`<p class="govuk-body hr-screen-only">
            ${words.own} <a class="govuk-link" href="${own}">${words.ownLink}</a>.
          </p>`
    }
    ${summaryList({
      classes: 'hr-small',
      rows: facts.map(({ name, value }) => ({ key: { text: name }, value: { text: value } })),
    })}
    ${button({
      text: words.print,
      type: 'button',
      classes: 'govuk-button--secondary',
      attributes: { 'data-print': '', hidden: '' },
    })}`
}
