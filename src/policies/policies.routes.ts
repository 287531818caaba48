import { Hono, type Context, type Handler } from 'hono'

import { trustOf, visitorOf } from '#access/at-door.routes.ts'
import type { Door } from '#access/door.routes.ts'
import type { Clock } from '#core/clock.ts'
import { dayOf } from '#core/iso-day.ts'
import type { Db } from '#db/db.ts'
import type { ApprovalOf } from '#policies/approving/approval-shown.ts'
import { schoolOfClause } from '#policies/additions/look-at-additions.ts'
import { ledgerOf, type Built } from '#rulebooks/ledger.ts'
import type { Html } from '#web/html.ts'
import type { Frame } from '#web/layout.ts'
import type { Themes } from '#web/load-themes.ts'
import { messagePage } from '#web/message.page.ts'
import { notFoundPage } from '#web/problem.page.ts'
import { trustFrame } from '#web/trust-frame.ts'

import type { ContactsAsked, ContactShown } from './control-shown/contacts.ts'
import { LostEdition, type Shelf } from './shelf.ts'
import type { Links, LinksAsked } from './related/public-links.ts'
import { showClause, showLedger, showPolicy, type Shown } from './show-policy.page.ts'

/** What the policy pages need. */
export type PolicyNeeds = {
  readonly clock: Clock
  readonly shelf: Shelf
  readonly themes: Themes
  readonly built: Built
  readonly approvalOf: ApprovalOf
  /** Where related documents can be read. */
  readonly linksOf: (asked: LinksAsked) => Promise<Links>
  /** Who holds the roles whose contact the policy shows. */
  readonly contactsOf: (asked: ContactsAsked) => Promise<readonly ContactShown[]>
  readonly demo: boolean
  readonly door: Door
  /** Where clauses are looked for that schools add; left out, there are none. */
  readonly db?: Db
}

/** The policy of a trust, each of its clauses, and its ledger. Open to everyone. */
export function policyRoutes(needs: PolicyNeeds): Hono {
  const read = needs.door.may('read-policy')
  // The whole policy says how it was approved, and shows when it is not what was approved.
  const part = {
    ...needs,
    approvalOf: async () => undefined,
    linksOf: async () => new Map(),
    contactsOf: async () => [],
  }
  const on = (name: string, show: Show) => pageOf(part, name, show)
  return new Hono()
    .get(
      '/trusts/:slug/policy',
      read,
      pageOf(needs, 'policy', (shown, c) =>
        showPolicy(shown, (c.req.query('q') ?? '').trim().slice(0, 100)),
      ),
    )
    .get(
      '/trusts/:slug/policy/:clause',
      read,
      on('policy', (shown, c) => showClause(shown, c.req.param('clause') ?? '')),
    )
    .get(
      '/trusts/:slug/ledger',
      read,
      on('ledger', (shown, c) => showLedger(shown, c.req.query('state'))),
    )
}

type Show = (shown: Shown, c: Context) => Html | undefined

/** A page of the policy; where the policy cannot be read as it was kept, it says that its seal is broken. */
function pageOf(needs: PolicyNeeds, part: string, show: Show): Handler {
  const page = pageIn(needs, part, show)
  return async (c) => {
    try {
      return await page(c)
    } catch (error) {
      if (!(error instanceof LostEdition)) throw error
      return c.html(messagePage({ ...lost, notice: needs.demo ? '' : undefined }), 500)
    }
  }
}

const lost = {
  title: 'The seal of this policy is broken',
  sentences: [
    'What is kept is not the text that was put in force, so it is not shown and nothing is answered from it.',
    'Tell the clerk of the trustees and whoever runs Houserules. The record and a backup show what it was.',
  ],
} as const

function pageIn(needs: PolicyNeeds, part: string, show: Show): (c: Context) => Promise<Response> {
  return async (c) => {
    const trust = trustOf(c)
    const theme = needs.themes.get(c.req.param('slug') ?? '')
    const today = dayOf(needs.clock.now())
    const edition = trust && (await needs.shelf.inForce(trust, today))
    if (!theme || !trust || !edition) return c.html(notFoundPage({ demo: needs.demo }), 404)
    const frame = trustFrame(c, theme, { demo: needs.demo, part })
    const { overdue, due } = await needs.shelf.review(trust.trustId, edition, today)
    const home = `/trusts/${theme.slug}/policy`
    const lines = ledgerOf(edition.rulebook, needs.built)
    const approval = await needs.approvalOf({ ...trust, seal: edition.seal })
    const { trustId } = trust
    const of = { trustId, rulebook: edition.rulebook, today }
    const [links, contacts] = [await needs.linksOf(of), await needs.contactsOf(of)]
    const shown = { edition, frame, home, overdue, due, lines, approval, links, contacts }
    const page = show(shown, c)
    return page === undefined ? elsewhere(c, needs, frame) : c.html(page)
  }
}

/** A clause that a school adds stands in the policy as that school shows it. */
async function elsewhere(c: Context, { db, clock }: PolicyNeeds, frame: Frame): Promise<Response> {
  const trust = trustOf(c)
  const asked = { clause: c.req.param('clause') ?? '', today: dayOf(clock.now()) }
  const preferred = visitorOf(c)?.stays.find(({ schoolId }) => schoolId)?.schoolId
  const found =
    db && trust && (await schoolOfClause({ db }, { ...asked, trustId: trust.trustId, preferred }))
  return found === undefined
    ? c.html(notFoundPage(frame), 404)
    : c.redirect(`/trusts/${trust?.slug}/schools/${found}/policy#${asked.clause}`, 303)
}
