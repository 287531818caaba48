import { Hono } from 'hono'

import { dayWords, isoDay } from '#core/day.ts'
import { approvalShown } from '#policies/approving/approval-shown.ts'
import { contactsShown } from '#policies/control-shown/contacts.ts'
import { showClause, showPolicy, type Shown } from '#policies/show-policy.page.ts'
import { clauseChanges } from '#rulebooks/changes/clause-changes.ts'
import { ledgerOf } from '#rulebooks/ledger.ts'
import type { SealedEdition } from '#rulebooks/library.ts'
import type { Html } from '#web/html.ts'
import { pageAsked } from '#web/paging/page-asked.ts'

import { onEditions, type AtEditions, type EditionNeeds } from './at-editions.routes.ts'
import { compareTwo } from './compare.routes.ts'
import type { EditionLine } from './edition-line.ts'
import { editionsPage, type ChangeCount } from './editions.page.ts'
import { findEdition } from './find-edition.ts'

const words = {
  coming: (day: string): string => `This edition was approved and is in force from ${day}.`,
  replaced: (day: string): string =>
    `This edition was replaced on ${day}. It stays here as it was, for answers given under it.`,
  never: 'This edition was approved, and another took its place before it began.',
} as const

/** All editions of a trust, each of them, and any two beside each other. Open to everyone, but for drafts. */
export function editionRoutes(needs: EditionNeeds): Hono {
  const read = needs.door.may('read-policy')
  const at = '/trusts/:slug/editions'
  const whole = (shown: Shown, looked: string): Html => showPolicy(shown, looked)
  return new Hono()
    .get(at, read, onEditions(needs, list))
    .get(`${at}/compare`, read, onEditions(needs, compareTwo))
    .get(
      `${at}/:seal`,
      read,
      onEditions(needs, (here) => one(here, whole)),
    )
    .get(
      `${at}/:seal/policy`,
      read,
      onEditions(needs, (here) => one(here, whole)),
    )
    .get(
      `${at}/:seal/policy/:clause`,
      read,
      onEditions(needs, (here) =>
        one(here, (shown) => showClause(shown, here.c.req.param('clause') ?? '')),
      ),
    )
}

/** So many editions stand on a page. */
const most = 10

async function list(at: AtEditions): Promise<Html> {
  const { c, frame, base, all } = at
  const last = Math.max(1, Math.ceil(all.length / most))
  const now = Math.min(pageAsked(c), last)
  const end = all.length - (now - 1) * most
  const start = Math.max(0, end - most)
  const shown = all.slice(start, end)
  const editions = await Promise.all(
    shown.map(async (one, i) => ({
      ...one,
      changes: await changesOf(at, one, all[start + i - 1]),
    })),
  )
  return editionsPage(frame, { base, editions, all: all.toReversed(), pages: { now, last } })
}

async function changesOf(
  { needs, trust }: AtEditions,
  { seal }: EditionLine,
  before: EditionLine | undefined,
): Promise<ChangeCount | undefined> {
  if (before === undefined) return undefined
  const [old, edition] = await Promise.all([
    findEdition(needs, trust, before.seal),
    findEdition(needs, trust, seal),
  ])
  if (old === undefined || edition === undefined) return undefined
  const types = clauseChanges(old, edition).map(({ type }) => type)
  const count = (wanted: string): number => types.filter((type) => type === wanted).length
  return {
    since: before.seal,
    added: count('added'),
    removed: count('removed'),
    changed: count('changed'),
  }
}

async function one(
  at: AtEditions,
  show: (shown: Shown, looked: string) => Html | undefined,
): Promise<Html | undefined> {
  const edition = await findEdition(at.needs, at.trust, at.c.req.param('seal') ?? '')
  if (edition === undefined) return undefined
  const { frame, base, needs, trust, today } = at
  const { rulebook } = edition
  const line = at.all.findLast(({ seal }) => seal === edition.seal)
  const shown: Shown = {
    edition,
    frame,
    home: `${base}/editions/${edition.seal}/policy`,
    ...(await reviewOf(at, edition, line)),
    lines: ledgerOf(rulebook, needs.built),
    notice: line && noticeOf(line),
    approval: await approvalShown(needs, { ...trust, seal: edition.seal }),
    contacts: await contactsShown(needs, { trustId: trust.trustId, rulebook, today }),
  }
  return show(shown, (at.c.req.query('q') ?? '').trim().slice(0, 100))
}

/** Only the edition in force can be overdue for review. */
async function reviewOf(
  { needs, trust, today }: AtEditions,
  edition: SealedEdition,
  line: EditionLine | undefined,
): Promise<Pick<Shown, 'overdue' | 'due'>> {
  if (line?.state === 'in-force') {
    const { overdue, due } = await needs.shelf.review(trust.trustId, edition, today)
    return { overdue, due }
  }
  return { overdue: undefined, due: isoDay(edition.rulebook.control.review.due) }
}

/** What is said above an edition that is not the one in force. */
function noticeOf({ state, from, until }: EditionLine): string | undefined {
  switch (state) {
    case 'coming':
      return words.coming(dayWords(from))
    case 'replaced':
      return words.replaced(dayWords(until ?? from))
    case 'passed-over':
      return words.never
    case 'in-force':
      return undefined
  }
}
