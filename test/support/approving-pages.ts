import { clockAt } from '#core/clock.ts'
import { newId } from '#core/ids.ts'

import { approvingWorld, type ApprovingWorld } from './approving.ts'
import { modelLibrary } from './model-trust.ts'
import { dayFields, type Insider, insiderOf } from './people-pages.ts'
import { signedIn } from './signed-in.ts'
import { testApp } from './test-app.ts'
import type { TestDb } from './test-db.ts'

/** The pages of approval of the model trust, and everyone who meets there. */
export type ApprovingPages = {
  readonly world: ApprovingWorld
  readonly author: Insider
  readonly clerk: Insider
  readonly trustees: readonly [Insider, Insider]
  readonly teacher: Insider
  /** Somebody who has not signed in. */
  readonly anyone: (path: string) => Promise<{ readonly status: number; readonly page: string }>
  /** Somebody of the trust at another hour. */
  readonly at: (instant: string, personId: string) => Promise<Insider>
  /** The fields of the form to send a draft. */
  readonly sending: (more?: Readonly<Record<string, string>>) => Readonly<Record<string, string>>
  /** Sends a draft through its page, and gives the address of its package. */
  readonly send: (label: string, fields?: Readonly<Record<string, string>>) => Promise<string>
}

/** See `ApprovingPages`. */
export async function approvingPages(db: TestDb): Promise<ApprovingPages> {
  const world = await approvingWorld(db)
  const { trust } = world
  const app = testApp({ db, library: modelLibrary() })
  const as = async (personId: string): Promise<Insider> =>
    insiderOf(app, trust, await signedIn(db, { trust, person: { personId } }))
  const author = await as(world.author)
  const [ash = '', birch = ''] = world.trustees
  const sending: ApprovingPages['sending'] = (more = {}) => ({
    revision: '1',
    package: newId(),
    'without-replay': 'yes',
    ...dayFields('from', '2027-01-01'),
    ...more,
  })
  return {
    world,
    author,
    clerk: await as(world.clerk),
    trustees: [await as(ash), await as(birch)],
    teacher: insiderOf(app, trust, await signedIn(db, { trust })),
    anyone: async (path) => {
      const response = await app.request(`/trusts/${trust.slug}${path}`)
      return { status: response.status, page: await response.text() }
    },
    at: async (at, personId) => {
      const later = testApp({ db, library: modelLibrary(), clock: clockAt(at) })
      return insiderOf(later, trust, await signedIn(db, { trust, at, person: { personId } }))
    },
    sending,
    send: async (label, fields = sending()) => {
      const { draftId } = await world.draftOf(label)
      const sent = await author.post(`/drafts/${draftId}/approval/send`, fields)
      if (sent.status !== 303) throw new Error(`not sent: ${sent.status}`)
      return sent.location.replace(`/trusts/${trust.slug}`, '').replace('?done=sent', '')
    },
  }
}
