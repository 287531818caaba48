import { type Life, lifeStates } from '#policies/approving/life.ts'
import { html, nothing, type Html } from '#web/html.ts'

import { lifeNames, lifeWords } from '#policies/approving/approval-words.ts'

const words = { label: 'Where it stands', done: 'done', now: 'now' } as const

/** Where an edition stands between its first draft and its replacement, as steps. */
export function lifeSteps(life: Life): Html {
  const at = lifeStates.indexOf(life.state)
  return html`<ol class="hr-life" aria-label="${words.label}">
      ${lifeStates.map((state, index) => step(lifeNames[state], index - at))}
    </ol>
    <p class="govuk-body">${lifeWords(life)}</p>`
}

function step(name: string, from: number): Html {
  if (from === 0) {
    return html`<li class="hr-life__step hr-life__step--now" aria-current="step">${name}</li>`
  }
  const done = html`<span class="govuk-visually-hidden">${words.done}: </span>`
  return html`<li class="hr-life__step ${from < 0 ? 'hr-life__step--done' : ''}">
    ${from < 0 ? done : nothing}${name}
  </li>`
}
