import { html, type Html } from '#web/html.ts'

/** A day on the line: written yyyy-mm-dd for machines and sorting, and as people say it. */
export type TimelinePoint = {
  readonly on: string
  readonly day: string
  readonly words: string | Html
  readonly kind?: 'past' | 'today' | 'change' | undefined
}

/** Days in their order; the words carry everything, the line and dots are for the eye. */
export type TimelineOptions = {
  readonly label: string
  readonly points: readonly TimelinePoint[]
}

/** What happened, where we are today, and when an answer changes. */
export function timeline({ label, points }: TimelineOptions): Html {
  const inOrder = points.toSorted((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)))
  return html`<ol class="hr-timeline" aria-label="${label}">
    ${inOrder.map(point)}
  </ol>`
}

function point({ on, day, words, kind }: TimelinePoint): Html {
  return html`<li class="hr-timeline__point hr-timeline__point--${kind ?? 'past'}">
    <time class="hr-timeline__day" datetime="${on}">${day}</time>
    <span class="hr-timeline__words">${words}</span>
  </li>`
}
