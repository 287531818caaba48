import { choiceField, formPage, textField } from '#people/pages/forms/fields.page.ts'
import type { Filled } from '#people/pages/forms/sent.ts'
import { html, type Html } from '#web/html.ts'
import type { Frame } from '#web/layout.ts'

const words = {
  title: 'How the trust decides on its policy',
  lead: 'It holds for packages that are sealed from now on. Those that are with you are decided as it was said when they were sealed.',
  way: 'How is it decided?',
  record: 'In a meeting',
  recordHint:
    'The clerk records what the body decided, with the day, the minute and the votes. A clerk who wrote some of it cannot; another, or a trustee, does.',
  vote: 'Each trustee votes here',
  voteHint: 'Trustees who wrote some of it do not vote on it.',
  body: 'The body whose decision it is',
  quorum: 'Votes here: how many must vote at least',
  share: 'Votes here: how many of all who may vote must be for it',
  half: 'More than half',
  thirds: 'Two thirds or more',
  days: 'How many days are given',
  daysHint:
    'After them a package lapses: nothing is approved by waiting. There are never more than until the day it is to be in force.',
  save: 'Save',
} as const

/** The page on which trustees say how the trust decides. */
export function wayPage(
  frame: Frame,
  {
    base,
    filled,
    done,
  }: { readonly base: string; readonly filled: Filled; readonly done: boolean },
): Html {
  return formPage(frame, {
    title: words.title,
    back: `${base}/drafts`,
    action: `${base}/settings/approval`,
    filled,
    button: words.save,
    before: html`${
        done
          ? html`<p class="govuk-inset-text" role="status">How the trust decides was saved.</p>`
          : ''
      }
      <p class="govuk-body">${words.lead}</p>`,
    fields: html`${choiceField(filled, {
      name: 'way',
      asks: words.way,
      choices: [
        { value: 'record', text: words.record, hint: words.recordHint },
        { value: 'vote', text: words.vote, hint: words.voteHint },
      ],
    })}
    ${textField(filled, { name: 'body', asks: words.body })}
    ${textField(filled, { name: 'quorum', asks: words.quorum, classes: 'govuk-input--width-3' })}
    ${choiceField(filled, {
      name: 'share',
      asks: words.share,
      choices: [
        { value: 'half', text: words.half },
        { value: 'two-thirds', text: words.thirds },
      ],
    })}
    ${textField(filled, {
      name: 'days',
      asks: words.days,
      hint: words.daysHint,
      classes: 'govuk-input--width-3',
    })}`,
  })
}
