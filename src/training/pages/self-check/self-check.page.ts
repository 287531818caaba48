import { dayWords } from '#core/day.ts'
import type { IsoDay } from '#core/iso-day.ts'
import { wordsOf } from '#rulebooks/language/words.ts'
import type { SealedEdition } from '#rulebooks/library.ts'
import { looks, type Finding } from '#training/self-check/advice.ts'
import type { Step } from '#training/self-check/step.ts'
import { clauseQuote } from '#web/components/own/clause-quote.ts'
import { insetText } from '#web/components/display/inset-text.ts'
import { notificationBanner } from '#web/components/display/notification-banner.ts'
import { button } from '#web/components/forms/button.ts'
import { radios } from '#web/components/forms/radios.ts'
import { backLink } from '#web/components/navigation/back-link.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'
import { postForm } from '#web/post-form.ts'

const words = {
  title: 'A look at your own accounts',
  private:
    'This is for you alone. Your answers are used to show you advice and are then forgotten: only that you did this, and on which day, is kept. Never type a password or the name of an account here.',
  last: (on: string) => `You last did this on ${on}.`,
  next: (on: string) => ` It is asked of you again from ${on}.`,
  never: 'You have not done this yet.',
  kept: 'Kept: that you went through your accounts today.',
  none: 'The policy in force has nothing to look at in your own accounts.',
  look: 'Have you looked at this on each of your accounts?',
  looks: {
    fine: 'Yes, and it is as it should be',
    wrong: 'Yes, and something is not right',
    later: 'Not yet',
  },
  see: 'See what the policy says',
  advice: 'What the policy says',
  findings: {
    well: 'This is as the policy wants it.',
    refused: 'The policy does not allow this. Change it.',
    advised: 'The policy advises against this. Think of changing it.',
    'put-right': 'Put it right while you think of it.',
    'to-look': 'Have a look at it now, or the next time you open the account.',
    open: 'You said nothing to this.',
  },
  instead: 'What to do instead:',
  wrong: 'If something worries you',
  ask: 'Ask the policy what to do',
  people: 'see who can be told',
  done: 'I have gone through my accounts',
  back: 'Go through the questions again',
} as const

/** What the page of the self-check shows. */
export type SelfCheckModel = {
  readonly base: string
  readonly edition: SealedEdition
  readonly steps: readonly Step[]
  readonly last?: IsoDay | undefined
  readonly next?: IsoDay | undefined
  readonly isKept: boolean
}

/** The questions of the self-check, in the trust's own words and strength. */
export function selfCheckPage(frame: Frame, model: SelfCheckModel): Html {
  const { base, steps, isKept } = model
  return layout({
    ...frame,
    title: words.title,
    beforeContent: backLink({ href: `${base}/reading` }),
    content: html`${isKept ? notificationBanner({ type: 'success', text: words.kept }) : nothing}
      <h1 class="govuk-heading-l">${words.title}</h1>
      ${insetText({ text: words.private })}
      <p class="govuk-body">${lastWords(model)}</p>
      ${
        steps.length === 0
          ? html`<p class="govuk-body">${words.none}</p>`
          : postForm(frame, { action: `${base}/self-check`, content: questions(model) })
      }`,
  })
}

function lastWords({ last, next }: SelfCheckModel): string {
  if (last === undefined) return words.never
  return `${words.last(dayWords(last))}${next === undefined ? '' : words.next(dayWords(next))}`
}

function questions(model: SelfCheckModel): Html {
  return html`${model.steps.map((step) => question(step, model))} ${button({ text: words.see })}`
}

function question(step: Step, model: SelfCheckModel): Html {
  const { by, clause, title } = step
  return html`<section class="hr-section">
    <h2 class="govuk-heading-m">${title === '' ? clause : title}</h2>
    ${quote(step, model)}
    ${radios({
      name: clause,
      fieldset: {
        legend: { text: by?.fact.ask ?? words.look, classes: 'govuk-fieldset__legend--s' },
      },
      items: by
        ? [...by.fact.words].map(([value, { says }]) => ({ value, text: says }))
        : looks.map((value) => ({ value, text: words.looks[value] })),
    })}
  </section>`
}

type Quoting = Pick<SelfCheckModel, 'base' | 'edition'>

function quote({ clause, text, strength }: Step, { base, edition }: Quoting): Html {
  return clauseQuote({
    id: clause,
    words: wordsOf(text, edition.rulebook),
    href: `${base}/policy/${clause}`,
    strength,
  })
}

/** What the policy says of each answer; the answers themselves go no further. */
export function advicePage(
  frame: Frame,
  model: Quoting & { readonly findings: readonly Finding[] },
): Html {
  const { base, findings } = model
  return layout({
    ...frame,
    title: words.advice,
    beforeContent: backLink({ href: `${base}/self-check`, text: words.back }),
    content: html`<h1 class="govuk-heading-l">${words.advice}</h1>
      ${findings.map((finding) => findingPart(finding, model))}
      <h2 class="govuk-heading-m">${words.wrong}</h2>
      <p class="govuk-body">
        <a class="govuk-link" href="${base}/ask">${words.ask}</a>, or
        <a class="govuk-link" href="${base}/roles">${words.people}</a>.
      </p>
      ${postForm(frame, {
        action: `${base}/self-check/done`,
        content: button({ text: words.done, preventDoubleClick: true }),
      })}`,
  })
}

function findingPart({ step, says, instead }: Finding, model: Quoting): Html {
  return html`<section class="hr-section">
    <h2 class="govuk-heading-s">${step.title === '' ? step.clause : step.title}</h2>
    <p class="govuk-body">${words.findings[says]}</p>
    ${says === 'well' ? nothing : quote(step, model)}
    ${
      instead.length === 0
        ? nothing
        : html`<p class="govuk-body">${words.instead} ${instead.join(' ')}</p>`
    }
  </section>`
}
