import type { Count } from '#training/outstanding/counts.ts'
import { html, type Html } from '#web/html.ts'

/** A bar of how many people stand how: its words stand beside it, it is for the eye alone. */
export function bar({ done, owed, overdue, total }: Count): Html {
  const parts = [
    { count: done, name: 'done' },
    { count: owed, name: 'owed' },
    { count: overdue, name: 'overdue' },
  ] as const
  let from = 0
  const drawn = parts.map(({ count, name }) => {
    const width = (count * 100) / Math.max(1, total)
    const begins = from
    from += width
    return html`<rect
      class="hr-bar__${name}"
      x="${begins.toFixed(2)}"
      y="0"
      width="${width.toFixed(2)}"
      height="10"
    />`
  })
  return html`<svg
    class="hr-bar"
    viewBox="0 0 100 10"
    preserveAspectRatio="none"
    aria-hidden="true"
    focusable="false"
  >
    ${drawn}
  </svg>`
}
