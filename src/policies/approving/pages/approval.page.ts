import { dayWords } from '#core/day.ts'
import { newId } from '#core/ids.ts'
import { dayField } from '#people/pages/forms/fields.page.ts'
import type { Filled } from '#people/pages/forms/sent.ts'
import type { PackageStory } from '#policies/approving/find-package.ts'
import type { Life } from '#policies/approving/life.ts'
import type { LookedAt } from '#policies/approving/sending/look-at-draft.ts'
import type { ReplayFound } from '#policies/approving/sending/replay-report.ts'
import { daysOfText } from '#policies/approving/sending/ready-to-send.ts'
import type { AtDraft } from '#policies/drafting/at-draft.routes.ts'
import { draftPage } from '#policies/drafting/draft.page.ts'
import { insetText } from '#web/components/display/inset-text.ts'
import { button } from '#web/components/forms/button.ts'
import { checkboxes } from '#web/components/forms/checkboxes.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { postForm } from '#web/post-form.ts'

import type { Names } from './at-approval.routes.ts'
import { termsWords } from '#policies/approving/approval-words.ts'
import { defectsForm } from './defects.page.ts'
import { lacksList } from './lacks.page.ts'
import { lifeSteps } from './life.page.ts'
import { packageStory, sealNotice } from './story.page.ts'

const words = {
  title: 'Approval',
  open: 'See the package, with everything that is decided on',
  decided: 'How it is decided',
  change: 'Change how the trust decides',
  replay: 'The replay',
  noReplay:
    'No replay was run for this revision, so nobody has seen which answers it would change.',
  runFirst: 'Run the replay first',
  without: 'Send it without a replay. The package will say that there was none.',
  withoutAsks: 'Nobody has seen what it changes',
  send: 'Send for decision',
  sendLead:
    'It is sealed as it is: words, rules, settings, examples with their answers, ledger, defects and replay. Nobody can change the draft until it was decided on, withdrawn or has lapsed; any change after that needs a new package.',
  day: 'From which day is it to be in force?',
  dayHint: 'Today or later. The decision has to be made before or on that day.',
  dayFixed: (day: string) => `The text says itself that it holds from ${day}.`,
  history: 'Packages of this draft',
  back: 'Nobody decided by its last day, so it has lapsed. Nothing is approved by waiting.',
  backButton: 'Take it back to be written on',
  notYours: 'Those who write the policy send it for decision.',
} as const

/** What the page of a draft's approval shows. */
export type ApprovalModel = {
  readonly life: Life
  /** The packages of the draft, the latest first. */
  readonly stories: readonly PackageStory[]
  /** By what the seal of the latest is broken; empty when it is whole. */
  readonly broken: readonly string[]
  readonly names: Names
  readonly looked: LookedAt
  readonly replay: ReplayFound | undefined
  readonly mayChangeWay: boolean
  readonly sending: Filled
  readonly accepting: Filled
}

/** Where a draft stands on its way to be in force, and what can be done about that now. */
export function approvalPage(at: AtDraft, model: ApprovalModel): Html {
  const { life, sending, accepting } = model
  return draftPage(at, {
    title: words.title,
    tab: 'approval',
    problems: [...sending.problems, ...accepting.problems],
    content: html`${lifeSteps(life)} ${nowOf(at, model)} ${historyOf(at, model)}`,
  })
}

function nowOf(at: AtDraft, model: ApprovalModel): Html {
  const [latest] = model.stories
  if (at.draft.state === 'drafting') return draftingPart(at, model)
  if (latest === undefined) return nothing
  const isLapsed = latest.one.state === 'in-review' && model.life.state === 'draft'
  return html`${isLapsed ? lapsedForm(at) : html`<p class="govuk-body">${packageLink(at, latest)}</p>`}
  ${sealNotice({ one: latest.one, broken: model.broken })}
  ${
    latest.one.state === 'in-review'
      ? html`<p class="govuk-body">${termsWords(latest.one.terms)}</p>`
      : nothing
  }`
}

function packageLink({ base }: AtDraft, { one }: PackageStory): Html {
  return html`<a class="govuk-link" href="${base}/packages/${one.packageId}">${words.open}</a>`
}

function lapsedForm({ frame, home }: AtDraft): Html {
  return html`${insetText({ text: words.back })}
  ${postForm(frame, {
    action: `${home}/approval/back`,
    content: button({ text: words.backButton, preventDoubleClick: true }),
  })}`
}

function draftingPart(at: AtDraft, model: ApprovalModel): Html {
  const { looked } = model
  return html`${lacksList(at, looked.lacks)} ${defectsForm(at, model)} ${wayOf(at, model)}
  ${replayPart(at, model)} ${looked.lacks.length === 0 ? sendForm(at, model) : nothing}`
}

function wayOf({ base }: AtDraft, { looked, mayChangeWay }: ApprovalModel): Html {
  const { days, ...way } = looked.way
  const by = { ...way, decideBy: looked.today }
  const says = termsWords(by).replace(/ by \d+ \w+ \d{4}/, ` within ${days} days of being sent`)
  return html`<h2 class="govuk-heading-m">${words.decided}</h2>
    <p class="govuk-body">
      ${says}
      ${
        mayChangeWay
          ? html`<a class="govuk-link" href="${base}/settings/approval">${words.change}</a>`
          : nothing
      }
    </p>`
}

function replayPart({ home }: AtDraft, { replay }: ApprovalModel): Html {
  return html`<h2 class="govuk-heading-m">${words.replay}</h2>
    ${
      replay === undefined
        ? insetText({
            html: html`${words.noReplay}
              <a class="govuk-link" href="${home}/replay">${words.runFirst}</a>`,
          })
        : html`<ul class="govuk-list govuk-list--bullet">
            ${replay.says.map((says) => html`<li>${says}</li>`)}
          </ul>`
    }`
}

function sendForm(at: AtDraft, model: ApprovalModel): Html {
  if (!at.mayEdit) return html`<p class="govuk-body">${words.notYours}</p>`
  const { sending, replay } = model
  return html`<h2 class="govuk-heading-m">${words.send}</h2>
    <p class="govuk-body">${words.sendLead}</p>
    ${postForm(at.frame, {
      action: `${at.home}/approval/send`,
      content: html`<input type="hidden" name="revision" value="${at.draft.revision}" />
        <input type="hidden" name="package" value="${sending.sent.get('package') ?? newId()}" />
        ${dayOfForce(model)} ${replay === undefined ? withoutReplay(sending) : nothing}
        ${button({ text: words.send, preventDoubleClick: true })}`,
    })}`
}

function dayOfForce({ looked, sending }: ApprovalModel): Html {
  const { from } = looked.edition === undefined ? { from: undefined } : daysOfText(looked.edition)
  if (from === undefined || from <= looked.today) {
    return dayField(sending, { name: 'from', asks: words.day, hint: words.dayHint })
  }
  const [year = '', month = '', day = ''] = from.split('-')
  return html`<p class="govuk-body">${words.dayFixed(dayWords(from))}</p>
    <input type="hidden" name="from-day" value="${day}" />
    <input type="hidden" name="from-month" value="${month}" />
    <input type="hidden" name="from-year" value="${year}" />`
}

function withoutReplay({ problems }: Filled): Html {
  const problem = problems.find(({ field }) => field === 'without-replay')
  return checkboxes({
    name: 'without-replay',
    fieldset: {
      legend: { text: words.withoutAsks, classes: 'govuk-fieldset__legend--s' },
    },
    items: [{ value: 'yes', text: words.without }],
    errorMessage: problem && { text: problem.says },
  })
}

function historyOf({ base }: AtDraft, { stories, names }: ApprovalModel): Html {
  if (stories.length === 0) return nothing
  return html`<h2 class="govuk-heading-m">${words.history}</h2>
    ${stories.map((story) =>
      packageStory(story, { names, home: `${base}/packages/${story.one.packageId}` }),
    )}`
}
