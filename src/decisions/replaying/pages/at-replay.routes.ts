import type { Context } from 'hono'

import { type AtDraft, type DraftingNeeds, withDraft } from '#policies/drafting/at-draft.routes.ts'
import { lookAtReplay } from '#decisions/replaying/runs/look-at-replays.ts'
import { isInterrupted, type ReplayRun } from '#decisions/replaying/runs/run.ts'

/** Where a page about the replay of a draft stands. */
export type AtReplay = AtDraft & {
  /** The replay of the draft as it is now, if one was asked for. */
  readonly run: ReplayRun | undefined
  /** The latest replay with a report, which may be of an earlier revision. */
  readonly reported: ReplayRun | undefined
  readonly isInterrupted: boolean
  readonly maySeeWhoAsked: boolean
  /** The address of the replay. */
  readonly address: string
}

/** Does something about the replay of the draft in the address. */
export async function withReplay(
  c: Context,
  needs: DraftingNeeds,
  work: (at: AtReplay) => Response | Promise<Response>,
): Promise<Response> {
  return withDraft(c, needs, async (at) => {
    const { draftId, revision } = at.draft
    const { trustId } = at.trust
    const look = await lookAtReplay(needs, { trustId, draftId, revision })
    const interrupted = look.run !== undefined && isInterrupted(look.run, needs.clock.now())
    return work({
      ...at,
      ...look,
      isInterrupted: interrupted,
      maySeeWhoAsked: needs.door.can(c, 'see-who-asked'),
      address: `${at.home}/replay`,
    })
  })
}
