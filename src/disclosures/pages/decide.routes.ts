import { Hono, type Context } from 'hono'

import { dayWords } from '#core/day.ts'
import { dayOf } from '#core/iso-day.ts'
import { decideDisclosure, type NotDecided } from '#disclosures/decide-disclosure.ts'
import { kindWords } from '#disclosures/words.ts'
import { fresh, type Filled, type Problem } from '#people/pages/forms/sent.ts'
import { sentForm } from '#web/post-form.ts'

import {
  atDisclosures,
  disclosureOf,
  loadDisclosure,
  type AtDisclosures,
  type DisclosurePagesNeeds,
} from './at-disclosures.routes.ts'
import { decidePage } from './decide.page.ts'
import { readDecision } from './read-decision.ts'

/** Deciding on what somebody disclosed. */
export function decideRoutes(needs: DisclosurePagesNeeds): Hono {
  const path = '/trusts/:slug/disclosures/:id/decide'
  const decide = needs.door.may('decide-disclosure', loadDisclosure(needs))
  return new Hono()
    .get(path, decide, (c) =>
      atDisclosures(c, needs, async (at) => {
        const revision = String(disclosureOf(c).disclosure.revision)
        return show(c, at, fresh({ revision }))
      }),
    )
    .post(path, decide, (c) => atDisclosures(c, needs, (at) => take(c, needs, at)))
}

/** The roles in which whoever looks may decide: those it was sent to and they hold where its author is. */
function rolesHere(c: Context, { visitor }: AtDisclosures): readonly string[] {
  const { thing } = disclosureOf(c)
  const held = visitor.holdings.filter(
    ({ role, schoolId }) =>
      thing.to.includes(role) && (schoolId === undefined || thing.schools.includes(schoolId)),
  )
  return [...new Set(held.map(({ role }) => role))]
}

async function show(c: Context, at: AtDisclosures, filled: Filled): Promise<Response> {
  const { disclosure } = disclosureOf(c)
  const { disclosureId, kind, disclosedAt } = disclosure
  const roles = rolesHere(c, at)
  const page = decidePage(at.frame, {
    at: `${at.base}/disclosures/${disclosureId}`,
    caption: `${kindWords[kind]}, ${dayWords(dayOf(disclosedAt))}`,
    roles,
    filled,
  })
  return c.html(page, filled.problems.length > 0 ? 422 : 200)
}

async function take(c: Context, needs: DisclosurePagesNeeds, at: AtDisclosures): Promise<Response> {
  const sent = await sentForm(c)
  const again = (problems: readonly Problem[]) => show(c, at, { sent, problems })
  const read = readDecision(sent, rolesHere(c, at))
  if (!read.ok) return again(read.error)
  const { disclosureId } = disclosureOf(c).disclosure
  const deciding = { ...read.value, trust: at.trust, disclosureId, by: at.by.by }
  const decided = await decideDisclosure(needs, deciding)
  if (!decided.ok) return again([refusals[decided.error.type]])
  return c.redirect(`${at.base}/disclosures/${disclosureId}`, 303)
}

const refusals: Readonly<Record<NotDecided['type'], Problem>> = {
  'no-such-disclosure': { field: 'decision', says: 'This is no longer there' },
  stale: {
    field: 'decision',
    says: 'It changed since you opened it, or was decided already. Go back and read it again',
  },
  withdrawn: { field: 'decision', says: 'It was withdrawn, so there is nothing to decide' },
  'not-sent-to-role': { field: 'role', says: 'Select a role that it was sent to' },
  'not-chosen': { field: 'decision', says: 'It was sent to others who hold this role' },
  unreadable: {
    field: 'decision',
    says: 'What was said cannot be opened, so nobody can decide on it. Go back to see why',
  },
  own: { field: 'decision', says: 'Somebody else has to decide on this' },
  'note-missing': { field: 'note', says: 'Enter what you say to them' },
  'end-missing': { field: 'ends-day', says: 'Enter the last day on which it holds' },
  'ends-before-today': { field: 'ends-day', says: 'The last day must be today or later' },
  'talked-later': { field: 'talked-day', says: 'The day you talked must be today or earlier' },
}
