import { accordion } from '#web/components/display/accordion.ts'
import { details } from '#web/components/display/details.ts'
import { insetText } from '#web/components/display/inset-text.ts'
import { notificationBanner } from '#web/components/display/notification-banner.ts'
import { panel } from '#web/components/display/panel.ts'
import { summaryList } from '#web/components/display/summary-list.ts'
import { table } from '#web/components/display/table.ts'
import { tabs } from '#web/components/display/tabs.ts'
import { taskList } from '#web/components/display/task-list.ts'
import { warningText } from '#web/components/display/warning-text.ts'
import { button } from '#web/components/forms/button.ts'
import { characterCount } from '#web/components/forms/character-count.ts'
import { checkboxes } from '#web/components/forms/checkboxes.ts'
import { dateInput } from '#web/components/forms/date-input.ts'
import { fileUpload } from '#web/components/forms/file-upload.ts'
import { input } from '#web/components/forms/input.ts'
import { passwordInput } from '#web/components/forms/password-input.ts'
import { radios } from '#web/components/forms/radios.ts'
import { select } from '#web/components/forms/select.ts'
import { backLink } from '#web/components/navigation/back-link.ts'
import { pagination } from '#web/components/navigation/pagination.ts'
import { answerPanel } from '#web/components/own/answer-panel.ts'
import { clauseQuote } from '#web/components/own/clause-quote.ts'
import { searchBox } from '#web/components/own/search-box.ts'
import { timeline } from '#web/components/own/timeline.ts'
import { html, type Html } from '#web/html.ts'
import { layout } from '#web/layout.ts'
import type { Theme } from '#web/theme.ts'

const navigation = [
  { text: 'Ask', href: '/ask' },
  { text: 'Policy', href: '/policy' },
  { text: 'Clauses kept', href: '/ledger' },
  { text: 'Compare editions', href: '/compare' },
]
const footerLinks = [
  { text: 'How this works', href: '/about' },
  { text: 'Accessibility', href: '/accessibility' },
  { text: 'Privacy', href: '/privacy' },
]

const tones = [
  'yes',
  'no',
  'advised-against',
  'yes-if',
  'tell',
  'silent',
  'person-decides',
] as const
/** A page with an answer and all that goes with it. */
export function answerSample(trust: Theme | undefined, tone: (typeof tones)[number]): Html {
  return layout({
    demo: true,
    trust,
    navigation,
    currentNav: '/ask',
    footerLinks,
    overdue: '1 September 2025',
    title: 'May I accept this request?',
    beforeContent: backLink({ href: '/ask' }),
    content: html`${answerPanel({
        tone,
        summary: 'Staff should not connect with a former pupil until two years after they left.',
        basis: 'Social media policy, edition 3, as it stands on 1 March 2024',
      })}
      <h2 class="govuk-heading-m">What the policy says</h2>
      ${clauseQuote({
        id: 'LEA-9.01',
        words: 'Staff are asked not to add anyone who left the school within the last two years.',
        href: '/policy#LEA-9.01',
        section: 'Section 9, contact',
        strength: tone === 'advised-against' ? 'advisory' : 'binding',
        part: 'decides',
      })}
      <h2 class="govuk-heading-m">What would change it</h2>
      ${timeline({
        label: 'When the answer changes',
        points: [
          {
            on: '2024-07-22',
            day: '22 July 2024',
            words: 'The answer changes to yes',
            kind: 'change',
          },
          { on: '2022-07-22', day: '22 July 2022', words: 'They left the school' },
          { on: '2024-03-01', day: '1 March 2024', words: 'Today: advised against', kind: 'today' },
        ],
      })}
      ${summaryList({ rows: summaryRows })}
      ${button({ text: 'Print this answer', type: 'button', classes: 'govuk-button--secondary', attributes: { 'data-print': '', hidden: '' } })}`,
  })
}

/** A form with everything wrong that can be. */
export function formSample(trust: Theme | undefined): Html {
  return layout({
    demo: true,
    trust,
    navigation,
    currentNav: '/ask',
    footerLinks,
    title: 'Tell us about the account',
    beforeContent: backLink({ href: '/ask' }),
    errors: [
      { text: 'Select who sent the request', href: '#sender' },
      { text: 'Enter the day they left', href: '#left_on-day' },
      { text: 'Enter a name for the account', href: '#account' },
    ],
    content: html`<h1 class="govuk-heading-l">Tell us about the account</h1>
      <form method="post" novalidate>${fields()} ${button({ text: 'Continue' })}</form>`,
  })
}

/** Everything else on one page. */
export function displaySample(trust: Theme | undefined): Html {
  return layout({
    demo: false,
    trust,
    navigation,
    footerLinks,
    title: 'Everything else',
    width: 'full',
    content: html`<h1 class="govuk-heading-l">Everything else</h1>
      ${searchBox({ action: '/search', name: 'q', label: 'Search this policy', hint: 'For example, photographs' })}
      ${notificationBanner({ text: 'The policy was approved on 4 March 2024.' })}
      ${table({ caption: 'Clauses', head: [{ text: 'Clause' }, { text: 'State' }], firstCellIsHeader: true, rows: [[{ text: 'LEA-9.01' }, { text: 'Kept' }]] })}
      ${tabs({
        id: 'views',
        items: [
          { id: 'staff', label: 'Staff', panel: { text: 'For staff' } },
          { id: 'parents', label: 'Parents', panel: { text: 'For parents' } },
        ],
      })}
      ${accordion({
        id: 'sections',
        items: [
          { heading: { text: 'Contact' }, content: { text: 'Who may write to whom.' } },
          { heading: { text: 'Images' }, content: { text: 'What may be shown.' } },
        ],
      })}
      ${taskList({ items: [{ title: { text: 'Read the policy' }, href: '/read', status: { tag: { text: 'Not started', classes: 'govuk-tag--blue' } } }] })}
      ${details({ summaryText: 'What counts as personal', text: 'An account you use for yourself.' })}
      ${insetText({ text: 'The text allows two readings.' })}
      ${warningText({ text: 'Do not promise to keep it secret.' })}
      ${panel({ titleText: 'Request sent', headingLevel: 2, text: 'Your reference is 7FQ2' })}
      ${pagination({
        previous: { href: '/1' },
        next: { href: '/3' },
        items: [
          { number: 1, href: '/1' },
          { number: 2, href: '/2', current: true },
          { number: 3, href: '/3' },
        ],
      })}`,
  })
}

const summaryRows = [
  {
    key: { text: 'Who are you?' },
    value: { text: 'A teacher' },
    actions: { items: [{ href: '/ask/who', text: 'Change', visuallyHiddenText: 'who you are' }] },
  },
  {
    key: { text: 'Who is it about?' },
    value: { text: 'Someone who left in July 2022' },
    actions: {
      items: [{ href: '/ask/about', text: 'Change', visuallyHiddenText: 'who it is about' }],
    },
  },
]

function fields(): Html {
  return html`${radios({
    name: 'sender',
    fieldset: { legend: { text: 'Who sent the request?', classes: 'govuk-fieldset__legend--m' } },
    hint: { text: 'Choose the one that fits best today.' },
    errorMessage: { text: 'Select who sent the request' },
    items: [
      { value: 'pupil', text: 'A pupil of this school' },
      { value: 'former-pupil', text: 'A former pupil', hint: { text: 'Someone who has left' } },
      { divider: 'or' },
      { value: 'other', text: 'Someone else' },
    ],
  })}
  ${dateInput({
    id: 'left_on',
    namePrefix: 'left_on',
    fieldset: { legend: { text: 'When did they leave?', classes: 'govuk-fieldset__legend--m' } },
    hint: { text: 'For example, 22 7 2022' },
    errorMessage: { text: 'Enter the day they left' },
  })}
  ${input({ name: 'account', label: { text: 'Name of the account' }, errorMessage: { text: 'Enter a name for the account' } })}
  ${checkboxes({
    name: 'uses',
    fieldset: { legend: { text: 'What is it used for?' } },
    values: ['news'],
    items: [
      { value: 'news', text: 'News' },
      { value: 'trips', text: 'Trips' },
    ],
  })}
  ${select({
    name: 'network',
    label: { text: 'Network' },
    items: [
      { value: '', text: 'Choose one' },
      { value: 'facebook', text: 'Facebook' },
    ],
  })}
  ${characterCount({ name: 'why', maxlength: 200, label: { text: 'Why is it needed?' }, value: '\nFor parents\n  of year 6' })}
  ${passwordInput({ name: 'password', label: { text: 'Password' } })}
  ${fileUpload({ name: 'plan', label: { text: 'A risk assessment' } })}`
}
