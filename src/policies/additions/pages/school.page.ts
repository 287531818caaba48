import { dayField, formPage } from '#people/pages/forms/fields.page.ts'
import type { Filled } from '#people/pages/forms/sent.ts'
import type { AdditionFit, AdditionMistake, Weakened } from '#policies/additions/addition.ts'
import type { SchoolAddition } from '#policies/additions/look-at-additions.ts'
import { backLink } from '#web/components/navigation/back-link.ts'
import { html, type Html } from '#web/html.ts'
import { layout } from '#web/layout.ts'

import type { AtAdditions } from './at-additions.routes.ts'
import { whyNot } from './why-not.page.ts'

const words = {
  back: 'What schools add',
  aside: 'Set aside',
  what: 'The policy of the trust has changed, and this no longer only tightens it. Until it is written anew, the policy of the trust answers alone at this school.',
  again: 'Write it anew',
  fits: 'It stands beside the policy of the trust as it is.',
  end: 'End what the school adds',
  on: 'The first day on which it is no longer in force',
  button: 'End it',
} as const

/** The page that says why what a school adds was set aside. */
export function setAsidePage(at: AtAdditions, { school, fit }: SchoolAddition): Html {
  const isAside = fit !== undefined && fit.seal === undefined
  return layout({
    ...at.frame,
    title: `${words.aside}: ${school.name}`,
    width: 'full',
    beforeContent: backLink({ href: at.home, text: words.back }),
    content: html`<span class="govuk-caption-l">${school.name}</span>
      <h1 class="govuk-heading-l">${words.aside}</h1>
      <p class="govuk-body">${isAside ? words.what : words.fits}</p>
      ${
        isAside
          ? html`<p class="govuk-body">
                <a class="govuk-link" href="${at.home}/schools/${school.schoolId}/new"
                  >${words.again}</a
                >
              </p>
              ${whyNot(foundIn(fit), {
                trust: (id) => `${at.base}/policy/${id}`,
                added: (id) => `${at.base}/schools/${school.schoolId}/policy#${id}`,
              })}`
          : ''
      }`,
  })
}

function foundIn({ why }: AdditionFit) {
  return {
    mistakes: why.flatMap((one): AdditionMistake[] => ('line' in one ? [one] : [])),
    weakened: why.flatMap((one): Weakened[] => ('line' in one ? [] : [one])),
    gaveUp: 0,
  }
}

/** The page on which what a school adds is ended. */
export function endPage(
  at: AtAdditions,
  model: { readonly one: SchoolAddition; readonly termId: string; readonly filled: Filled },
): Html {
  const { one, termId, filled } = model
  return formPage(at.frame, {
    title: words.end,
    caption: one.school.name,
    back: at.home,
    action: `${at.home}/schools/${one.school.schoolId}/end`,
    filled,
    hidden: { term: termId },
    fields: dayField(filled, { name: 'on', asks: words.on }),
    button: words.button,
    warns: true,
  })
}
