import type { Context } from 'hono'

import type { Door } from '#access/door.routes.ts'
import { insideOf, type Inside } from '#access/inside.routes.ts'
import type { Clock } from '#core/clock.ts'
import { dayOf, type IsoDay } from '#core/iso-day.ts'
import type { Db } from '#db/db.ts'
import { ownReading, type OwnReading } from '#training/acknowledging/own-reading.ts'
import type { Shelf } from '#policies/shelf.ts'
import type { ReadingRoom } from '#training/room/reading-room.ts'
import { html, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'
import type { Themes } from '#web/load-themes.ts'

/** What the pages of reading and learning need. */
export type TrainingNeeds = {
  readonly db: Db
  readonly clock: Clock
  readonly themes: Themes
  readonly demo: boolean
  readonly door: Door
  readonly room: ReadingRoom
  readonly shelf: Shelf
}

/** Where a page of reading and learning stands, and which day it is. */
export type AtTraining = Inside & { readonly today: IsoDay }

/** Where this request stands, behind a door that only someone who has signed in passes. */
export function atTraining(c: Context, needs: TrainingNeeds): AtTraining {
  return { ...insideOf(c, needs, 'reading'), today: dayOf(needs.clock.now()) }
}

/** What is asked of the person who is looking. */
export function ownOf(
  needs: TrainingNeeds,
  { trust, visitor, today }: AtTraining,
): Promise<OwnReading | undefined> {
  return ownReading(needs, { trust, personId: visitor.personId, today })
}

/** What was written in the address under a name, without spaces around it. */
export function asked(c: Context, name: string): string {
  return (c.req.query(name) ?? '').replaceAll('\0', '').trim().slice(0, 200)
}

const words = {
  title: 'Nothing to read yet',
  none: 'Your trust has no policy in force here yet, so nothing is asked of anyone.',
} as const

/** The page of a trust that has no policy in force. */
export function noPolicyPage(frame: Frame): Html {
  return layout({
    ...frame,
    title: words.title,
    content: html`<h1 class="govuk-heading-l">${words.title}</h1>
      <p class="govuk-body">${words.none}</p>`,
  })
}
