import { figures } from '#core/figures.ts'
import type { ReplayReport } from '#decisions/replaying/report.ts'
import { html, type Html } from '#web/html.ts'

const words = { same: 'Same answer', changed: 'Other answer', cannot: 'No answer' } as const

/** How many answers stay, change and cannot be given: one bar, with its figures beside it. */
export function chart({ same, changed, cannot, asked }: ReplayReport): Html {
  const parts = [
    { name: 'same', count: same },
    { name: 'changed', count: changed },
    { name: 'cannot', count: cannot },
  ] as const
  let from = 0
  const bars = parts.map(({ name, count }) => {
    const width = (count / asked) * 1000
    const bar = html`<rect
      class="hr-share--${name}"
      x="${from}"
      y="0"
      width="${width}"
      height="40"
    />`
    from += width
    return bar
  })
  return html`<svg
      class="hr-shares"
      viewBox="0 0 1000 40"
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      ${bars}
    </svg>
    <ul class="govuk-list hr-shares__key">
      ${parts.map(
        ({ name, count }) =>
          html`<li>
            <svg class="hr-shares__mark" viewBox="0 0 10 10" aria-hidden="true" focusable="false">
              <rect class="hr-share--${name}" width="10" height="10" />
            </svg>
            ${words[name]}: ${figures(count)} (${share(count, asked)})
          </li>`,
      )}
    </ul>`
}

function share(count: number, of: number): string {
  const percent = (count / of) * 100
  if (percent > 0 && percent < 0.1) return 'less than 0.1%'
  if (percent < 100 && percent > 99.9) return 'more than 99.9%'
  return `${percent.toFixed(1)}%`
}
