import { createHash } from 'node:crypto'

import { Hono, type Context } from 'hono'

import { trustOf } from '#access/at-door.routes.ts'
import type { Door } from '#access/door.routes.ts'
import type { Clock } from '#core/clock.ts'
import { dayOf } from '#core/iso-day.ts'
import type { SealedEdition } from '#rulebooks/library.ts'
import type { Themes } from '#web/load-themes.ts'
import { notFoundPage } from '#web/problem.page.ts'

import type { ContactsAsked, ContactShown } from '#policies/control-shown/contacts.ts'
import { isPublished } from '#policies/is-published.ts'
import type { OfTrust, Shelf } from '#policies/shelf.ts'

import { printedPolicy, type Printed, type PrintedRow } from './printed.ts'
import { writePdf } from './write-pdf.ts'
import { writeWord } from './write-word.ts'

/**
 * What the documents need: `approvalOf` gives the record of how an edition was approved, if there is one,
 * and `schoolName` that of the school whose copy is asked for, if it is one of the trust.
 */
export type DocumentNeeds = {
  readonly clock: Clock
  readonly shelf: Shelf
  readonly themes: Themes
  readonly demo: boolean
  readonly door: Door
  readonly schoolName: (
    trustId: string,
    schoolId: string | undefined,
  ) => Promise<string | undefined>
  readonly approvalOf: (trustId: string, seal: string) => Promise<readonly PrintedRow[]>
  /** Who holds the roles whose contact the policy shows. */
  readonly contactsOf: (asked: ContactsAsked) => Promise<readonly ContactShown[]>
}

const kinds = {
  pdf: { type: 'application/pdf', write: writePdf },
  docx: {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    write: (printed: Printed) => writeWord(printed),
  },
} as const

type Kind = keyof typeof kinds

const words = {
  overdue: (day: string) =>
    `The review of this policy was due on ${day}. It is overdue; the policy still applies.`,
  other: 'This is not the edition in force.',
} as const

/** The policy to download, as Word and as PDF: the edition in force, and every one that was. */
export function documentRoutes(needs: DocumentNeeds): Hono {
  const { may } = needs.door
  const written = writer(needs)
  const routes = new Hono()
  for (const kind of ['pdf', 'docx'] as const) {
    routes
      .get(`/trusts/:slug/policy.${kind}`, may('read-policy'), (c) => written(c, kind))
      .get(`/trusts/:slug/editions/:seal/policy.${kind}`, may('read-policy'), (c) =>
        written(c, kind),
      )
  }
  return routes
}

/** Documents that were written are held for who asks next, as writing one takes a third of a second. */
const held = 16

function writer(needs: DocumentNeeds): (c: Context, kind: Kind) => Promise<Response> {
  const ready = new Map<string, Promise<Uint8Array>>()
  return async (c, kind) => {
    const trust = trustOf(c)
    const printed = trust && (await printedFor(c, trust, needs))
    if (!printed) return c.html(notFoundPage({ demo: needs.demo }), 404)
    const mark = createHash('sha256').update(JSON.stringify(printed)).digest('hex')
    const etag = `"${mark}"`
    c.header('ETag', etag)
    if (c.req.header('if-none-match') === etag) return c.body(null, 304)
    const key = `${kind} ${mark}`
    const body = ready.get(key) ?? kinds[kind].write(printed, needs.clock.now())
    ready.set(key, body)
    const [oldest] = ready.keys()
    if (ready.size > held && oldest !== undefined) ready.delete(oldest)
    c.header('Content-Type', kinds[kind].type)
    c.header('Content-Disposition', `attachment; filename="${fileName(printed)}.${kind}"`)
    return c.body(await body.then((bytes) => new Uint8Array(bytes)))
  }
}

function fileName({ trust, title, edition }: Printed): string {
  return `${trust} ${title} ${edition}`
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 100)
}

async function printedFor(
  c: Context,
  trust: OfTrust & { readonly slug: string },
  needs: DocumentNeeds,
): Promise<Printed | undefined> {
  const theme = needs.themes.get(trust.slug)
  const today = dayOf(needs.clock.now())
  const inForce = await needs.shelf.inForce(trust, today)
  const edition = inForce && (await wanted(c.req.param('seal'), { trust, inForce, needs }))
  if (!theme || !edition) return undefined
  const { seal, rulebook } = edition
  const { trustId } = trust
  const { due, overdue } = await needs.shelf.review(trustId, edition, today)
  const late = overdue === undefined ? [] : [words.overdue(overdue)]
  return printedPolicy(rulebook, {
    seal,
    due,
    colour: theme.lineColour,
    subtitle: await needs.schoolName(trustId, c.req.query('school')),
    approval: await needs.approvalOf(trustId, seal),
    contacts: await needs.contactsOf({ trustId, rulebook, today }),
    notices: seal === inForce.seal ? late : [words.other],
  })
}

/** The edition in force, or another that is or was to be read by everyone. */
async function wanted(
  seal: string | undefined,
  at: { readonly trust: OfTrust; readonly inForce: SealedEdition; readonly needs: DocumentNeeds },
): Promise<SealedEdition | undefined> {
  const { trust, inForce, needs } = at
  if (seal === undefined || seal === inForce.seal) return inForce
  if (!(await isPublished(needs, trust, seal))) return undefined
  const edition = await needs.shelf.bySeal(trust.trustId, seal)
  return edition.ok ? edition.value : undefined
}
