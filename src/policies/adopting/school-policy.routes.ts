import { Hono, type Context } from 'hono'

import { trustOf } from '#access/at-door.routes.ts'
import { dayOf } from '#core/iso-day.ts'
import { approvalShown } from '#policies/approving/approval-shown.ts'
import { contactsShown } from '#policies/control-shown/contacts.ts'
import { publicLinks } from '#policies/related/public-links.ts'
import { showPolicy } from '#policies/show-policy.page.ts'
import { ledgerOf, type Built } from '#rulebooks/ledger.ts'
import type { SealedEdition } from '#rulebooks/library.ts'
import { notFoundPage } from '#web/problem.page.ts'
import { trustFrame } from '#web/trust-frame.ts'

import { schoolStanding } from './adoption.ts'
import type { AdoptionNeeds } from './adoption.routes.ts'
import { findSchool } from './find-school.ts'
import { standingWords } from './local-words.ts'

const words = {
  notAsked: (school: string) =>
    `The trust’s edition applies at ${school} as it stands. It asks nothing more of a school.`,
  missing: (says: string, school: string) =>
    `${says} for ${school} yet. The trust’s edition applies there all the same.`,
} as const

type Needs = AdoptionNeeds & { readonly built: Built }

/** The policy as one school shows it: under its own name, with the day it dealt with it. Open to everyone. */
export function schoolPolicyRoutes(needs: Needs): Hono {
  return new Hono().get(
    '/trusts/:slug/schools/:school/policy',
    needs.door.may('read-policy'),
    (c) => show(c, needs),
  )
}

async function show(c: Context, needs: Needs): Promise<Response> {
  const { themes, demo, shelf, clock } = needs
  const trust = trustOf(c)
  const theme = trust && themes.get(trust.slug)
  if (!trust || !theme) return c.html(notFoundPage({ demo }), 404)
  const frame = trustFrame(c, theme, { demo, part: 'policy' })
  const { trustId } = trust
  const today = dayOf(clock.now())
  const edition = await shelf.inForce(trust, today)
  const school = await findSchool(needs, { trustId, schoolId: c.req.param('school') })
  if (!edition || !school) return c.html(notFoundPage(frame), 404)
  // What the school adds stands at the end of its copy; approval and review are those of the trust's edition.
  const whole = (await shelf.inForce(trust, today, school.schoolId)) ?? edition
  const { overdue, due } = await shelf.review(trustId, edition, today)
  const says = await schoolWords(needs, { trustId, edition, ...school })
  const home = `/trusts/${trust.slug}/policy`
  const lines = ledgerOf(whole.rulebook, needs.built)
  const approval = await approvalShown(needs, { ...trust, seal: edition.seal })
  const { rulebook } = edition
  const links = await publicLinks(needs, { trustId, rulebook, today, schoolId: school.schoolId })
  const contacts = await contactsShown(needs, { trustId, rulebook, today })
  const own = { ...school, says }
  const same = { frame, home, overdue, due, lines, approval, links, contacts }
  const shown = { ...same, edition: whole, school: own }
  return c.html(showPolicy(shown, ''))
}

async function schoolWords(
  needs: Needs,
  of: {
    readonly trustId: string
    readonly edition: SealedEdition
    readonly schoolId: string
    readonly name: string
  },
): Promise<string> {
  const { local } = of.edition.rulebook.control
  if (local === undefined) return words.notAsked(of.name)
  const done = await schoolStanding(needs, of)
  const says = standingWords(local.kind, done)
  return done ? `${says}.` : words.missing(says, of.name)
}
