import { Hono, type Context } from 'hono'

import {
  addToDisclosure,
  withdrawDisclosure,
  type Changing,
  type NotChanged,
} from '#disclosures/change-disclosure.ts'
import { keepingOf } from '#disclosures/keeping/keeping.ts'
import { lookAtDisclosure } from '#disclosures/look-at-disclosure.ts'
import { readersOf } from '#disclosures/readers/readers.ts'
import { namesOf } from '#people/names/names-of.ts'
import { fresh, textOf, type Filled } from '#people/pages/forms/sent.ts'
import { isSound } from '#core/sound-text.ts'
import { sentForm } from '#web/post-form.ts'

import {
  atDisclosures,
  disclosureOf,
  loadDisclosure,
  type AtDisclosures,
  type DisclosurePagesNeeds,
} from './at-disclosures.routes.ts'
import { disclosurePage } from './disclosure.page.ts'
import { changePage, type ChangeKind } from './change.page.ts'
import { mostWords } from './read-disclosure.ts'

/** One disclosure: read, said more about and withdrawn. */
export function disclosureItemRoutes(needs: DisclosurePagesNeeds): Hono {
  const { may } = needs.door
  const path = '/trusts/:slug/disclosures/:id'
  const load = loadDisclosure(needs)
  const change = may('change-disclosure', load)
  const withAt = (work: (c: Context, asked: Asked) => Promise<Response>) => (c: Context) =>
    atDisclosures(c, needs, (at) => work(c, { needs, at }))
  return new Hono()
    .get(path, may('see-disclosure', load), withAt(look))
    .get(
      `${path}/more`,
      change,
      withAt((c, asked) => showChange(c, asked, begin(c, 'more'))),
    )
    .post(
      `${path}/more`,
      change,
      withAt((c, asked) => takeChange(c, asked, 'more')),
    )
    .get(
      `${path}/withdraw`,
      change,
      withAt((c, asked) => showChange(c, asked, begin(c, 'withdraw'))),
    )
    .post(
      `${path}/withdraw`,
      change,
      withAt((c, asked) => takeChange(c, asked, 'withdraw')),
    )
}

type Asked = { readonly needs: DisclosurePagesNeeds; readonly at: AtDisclosures }

async function look(c: Context, { needs, at }: Asked): Promise<Response> {
  const { disclosure, thing } = disclosureOf(c)
  const { trustId, by } = at.by
  const read = await lookAtDisclosure(needs, { trustId, disclosure, by })
  const ids = [disclosure.personId, ...read.entries.map((entry) => entry.by)]
  const names = await namesOf(needs, { trustId, ids: [...new Set(ids)] })
  return c.html(
    disclosurePage(at.frame, {
      ...read,
      base: at.base,
      today: at.today,
      vocabulary: at.edition.vocabulary,
      names,
      readers: await readersOf(needs, { trustId, disclosure }),
      months: await keepingOf(needs, { trustId }),
      isOwn: disclosure.personId === by,
      mayDecide: needs.door.can(c, 'decide-disclosure', thing),
    }),
  )
}

type Shown = { readonly kind: ChangeKind; readonly filled: Filled }

function begin(c: Context, kind: ChangeKind): Shown {
  return { kind, filled: fresh({ revision: String(disclosureOf(c).disclosure.revision) }) }
}

async function showChange(c: Context, { at }: Asked, { kind, filled }: Shown): Promise<Response> {
  const { disclosureId } = disclosureOf(c).disclosure
  const model = { base: at.base, disclosureId, kind, filled }
  return c.html(changePage(at.frame, model), filled.problems.length > 0 ? 422 : 200)
}

async function takeChange(c: Context, asked: Asked, kind: ChangeKind): Promise<Response> {
  const { needs, at } = asked
  const sent = await sentForm(c)
  const again = (says: string) =>
    showChange(c, asked, { kind, filled: { sent, problems: [{ field: 'words', says }] } })
  const words = textOf(sent, 'words') ?? ''
  const wrong = whatIsWrong(kind, words)
  if (wrong !== undefined) return again(wrong)
  const { disclosureId } = disclosureOf(c).disclosure
  const revision = Number(textOf(sent, 'revision'))
  const changing: Changing = { trust: at.trust, disclosureId, by: at.by.by, revision, words }
  const changed = await (kind === 'more' ? addToDisclosure : withdrawDisclosure)(needs, changing)
  if (changed.ok) return c.redirect(`${at.base}/disclosures/${disclosureId}`, 303)
  // A double click: what was asked for is so already.
  if (changed.error.type === 'settled' && kind === 'withdraw') {
    return c.redirect(`${at.base}/disclosures/${disclosureId}`, 303)
  }
  return again(refusals[changed.error.type])
}

function whatIsWrong(kind: ChangeKind, words: string): string | undefined {
  if (kind === 'more' && words === '') return 'Enter what you want to say'
  return words.length > mostWords || !isSound(words)
    ? `Enter up to ${mostWords} characters`
    : undefined
}

const refusals: Readonly<Record<NotChanged['type'], string>> = {
  'no-such-disclosure': 'This is no longer there',
  stale: 'Somebody changed it in the meantime. Go back, read it again and then decide',
  settled: 'It was decided in the meantime. Go back and read it',
}
