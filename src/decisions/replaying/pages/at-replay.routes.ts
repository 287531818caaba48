import type { Context } from 'hono'

import type { Inside } from '#access/inside.routes.ts'
import { lookAtReplay } from '#decisions/replaying/runs/look-at-replays.ts'
import { isInterrupted, type ReplayRun } from '#decisions/replaying/runs/run.ts'
import { textAsEdition } from '#decisions/replaying/text-as-edition.ts'
import {
  additionAsThing,
  type AtWritten,
  withWritten,
} from '#policies/additions/pages/at-additions.routes.ts'
import { draftPage } from '#policies/drafting/draft.page.ts'
import { type DraftingNeeds, withDraft } from '#policies/drafting/at-draft.routes.ts'
import type { Draft } from '#policies/drafts/draft.ts'
import { backLink } from '#web/components/navigation/back-link.ts'
import { html, type Html } from '#web/html.ts'
import { layout } from '#web/layout.ts'

/** A page about a replay, before it is known whose draft it is. */
export type ReplayPage = {
  readonly title: string
  readonly content: Html
  readonly width?: 'full'
  readonly refreshSeconds?: number | undefined
  /** Where the way back leads, where that is not the draft. */
  readonly back?: string
}

/** Whose draft is replayed: of the trust, or what one school would add. */
type Of = Pick<Inside, 'frame' | 'base' | 'trust' | 'by'> & {
  readonly draft: Draft
  /** The address of the draft. */
  readonly home: string
  readonly maySeeWhoAsked: boolean
  /** Whether the text can be read as a policy, so that questions can be answered with it. */
  readonly canBeRead: () => Promise<boolean>
  /** Where a clause of the draft is read. */
  readonly clauseAddress: (id: string) => string
  readonly drawn: (page: ReplayPage) => Html
}

/** Where a page about the replay of a draft stands. */
export type AtReplay = Of & {
  /** The replay of the draft as it is now, if one was asked for. */
  readonly run: ReplayRun | undefined
  /** The latest replay with a report, which may be of an earlier revision. */
  readonly reported: ReplayRun | undefined
  readonly isInterrupted: boolean
  /** The address of the replay. */
  readonly address: string
}

/** Does something about a replay, with the draft in the address. */
export type WithReplay = (
  c: Context,
  needs: DraftingNeeds,
  work: (at: AtReplay) => Response | Promise<Response>,
) => Promise<Response>

/** Does something about the replay of the trust's draft in the address. */
export const withReplay: WithReplay = (c, needs, work) =>
  withDraft(c, needs, async (at) => {
    const of: Of = {
      ...at,
      maySeeWhoAsked: needs.door.can(c, 'see-who-asked'),
      canBeRead: async () => at.reading.edition !== undefined,
      clauseAddress: (id) => `${at.home}/clauses/${id}`,
      drawn: (page) => draftPage(at, { ...page, tab: 'replay' }),
    }
    return work(await lookedAt(needs, of))
  })

/** Does something about the replay of what a school would add, to the questions asked there. */
export const withReplayOfAddition: WithReplay = (c, needs, work) =>
  withWritten(c, needs, async (at) => {
    const { trust, draft, school } = at
    const home = `${at.home}/${draft.draftId}`
    const thing = additionAsThing(trust.trustId, school.schoolId)
    const of: Of = {
      ...at,
      home,
      maySeeWhoAsked: needs.door.can(c, 'see-who-asked', thing),
      canBeRead: async () => {
        const base = await needs.shelf.inForce(trust, at.today)
        return base !== undefined && (await textAsEdition(needs, trust, draft)).ok
      },
      clauseAddress: (id) =>
        draft.source.includes(`## ${id} `) ? home : `${at.base}/policy/${id}`,
      drawn: (page) => pageOfAddition(at, home, page),
    }
    return work(await lookedAt(needs, of))
  })

async function lookedAt(needs: DraftingNeeds, of: Of): Promise<AtReplay> {
  const { draftId, revision } = of.draft
  const look = await lookAtReplay(needs, { trustId: of.trust.trustId, draftId, revision })
  const interrupted = look.run !== undefined && isInterrupted(look.run, needs.clock.now())
  return { ...of, ...look, isInterrupted: interrupted, address: `${of.home}/replay` }
}

function pageOfAddition(at: AtWritten, home: string, page: ReplayPage): Html {
  const { frame, draft, school } = at
  return layout({
    ...frame,
    title: `${page.title} – ${draft.title}`,
    width: page.width,
    refreshSeconds: page.refreshSeconds,
    beforeContent: backLink({ href: page.back ?? home }),
    content: html`<span class="govuk-caption-l">${school.name}: ${draft.title}</span>
      <h1 class="govuk-heading-l">${page.title}</h1>
      ${page.content}`,
  })
}
