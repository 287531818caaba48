import type { Context } from 'hono'

import { newId } from '#core/ids.ts'
import {
  acknowledge,
  type Acknowledging,
  type NotAcknowledged,
  versionOf,
} from '#training/acknowledging/acknowledge.ts'
import { broughtId } from '#people/pages/forms/sent.ts'
import type { OwnReading } from '#training/acknowledging/own-reading.ts'
import { questionOf } from '#training/acknowledging/question-of.ts'
import { isOpen, type Item } from '#training/owed/item.ts'
import { isChoice } from '#training/scenarios/choice-words.ts'
import { explanationOf } from '#training/scenarios/scenario.ts'
import {
  asked,
  atTraining,
  ownOf,
  type AtTraining,
  type TrainingNeeds,
} from '#training/pages/at-training.routes.ts'
import { notFoundPage } from '#web/problem.page.ts'
import { sentForm } from '#web/post-form.ts'

import { changedPage } from './changed.page.ts'
import { itemPage, type Sent } from './item.page.ts'

/** The page of one thing that waits. */
export async function showItem(c: Context, needs: TrainingNeeds) {
  const at = atTraining(c, needs)
  const own = await ownOf(needs, at)
  const item = own && itemNamed(own, asked(c, 'what'))
  if (own === undefined || item === undefined) return c.html(notFoundPage(at.frame), 404)
  return showOf(c, at, { own, item })
}

function itemNamed({ items }: OwnReading, key: string): Item | undefined {
  return items.find((item) => item.key === key && item.asks !== 'check')
}

type Shown = {
  readonly own: OwnReading
  readonly item: Item
  readonly sent?: Sent | undefined
  readonly acknowledgementId?: string
}

async function showOf(c: Context, at: AtTraining, { own, item, sent, acknowledgementId }: Shown) {
  if (!isOpen(item)) return c.redirect(`${at.base}/reading`, 303)
  const { reading } = own
  const document =
    item.about.type === 'document' ? reading.documents.get(item.about.title) : undefined
  const page = itemPage(at.frame, {
    base: at.base,
    edition: reading.edition,
    item,
    document,
    question: await questionOf(item, own, at.visitor.personId),
    acknowledgementId: acknowledgementId ?? newId(),
    version: versionOf(item, reading),
    sent,
  })
  return c.html(page, sent ? 422 : 200)
}

/** Keeps that somebody read and said so, or shows why it was not kept. */
export async function sayIt(c: Context, needs: TrainingNeeds) {
  const at = atTraining(c, needs)
  const { asking, says } = await readSaying(c, at)
  const said = says ? await acknowledge(needs, asking) : undefined
  if (said?.ok === true) {
    const { acknowledgementId: kept } = said.value
    return c.redirect(`${at.base}/reading${kept === undefined ? '' : `/kept/${kept}?new=yes`}`, 303)
  }
  return notKept(c, needs, { asking, says, error: said?.error })
}

async function readSaying(c: Context, { trust, visitor }: AtTraining) {
  const sent = await sentForm(c)
  const text = (name: string): string => (sent.get(name) ?? '').trim().slice(0, 500)
  const [choice, signed] = [text('choice'), text('signed')]
  const asking: Acknowledging = {
    trust,
    by: visitor.personId,
    acknowledgementId: broughtId(sent, 'id'),
    requirement: text('what'),
    seal: text('seal'),
    version: text('version'),
    choice: isChoice(choice) ? choice : undefined,
    signedAs: signed === '' ? undefined : signed,
  }
  return { asking, says: text('says') === 'yes' }
}

type NotKept = {
  readonly asking: Acknowledging
  readonly says: boolean
  readonly error: NotAcknowledged | undefined
}

async function notKept(c: Context, needs: TrainingNeeds, sent: NotKept) {
  const at = atTraining(c, needs)
  const own = await ownOf(needs, at)
  const item = own && itemNamed(own, sent.asking.requirement)
  if (own === undefined || item === undefined) return c.html(notFoundPage(at.frame), 404)
  const isOld = sent.asking.seal !== own.reading.edition.seal
  if (isOld || sent.error?.type === 'changed-meanwhile') {
    return c.html(changedPage(at.frame, { base: at.base, item }), 409)
  }
  const { acknowledgementId } = sent.asking
  return showOf(c, at, {
    own,
    item,
    sent: await shownAgain(sent, { own, item }),
    acknowledgementId,
  })
}

async function shownAgain(
  { asking, says, error }: NotKept,
  { own, item }: Pick<Shown, 'own' | 'item'>,
): Promise<Sent> {
  const question = await questionOf(item, own, asking.by)
  const isWrong = error?.type === 'answered-wrongly'
  return {
    choice: asking.choice ?? '',
    says,
    signedAs: asking.signedAs ?? '',
    problems: problemsOf({ asking, says, error }, { asksQuestion: question !== undefined, item }),
    toRead: isWrong ? explanationOf(own.reading.edition, error.question).clauses : [],
  }
}

const problems = {
  choice: 'Select what the policy says',
  wrong: 'Answer once more: the clause below says otherwise',
  signed: 'Enter your full name',
  says: 'Tick the box to say so',
} as const

function problemsOf(
  { asking, says, error }: NotKept,
  { asksQuestion, item }: { readonly asksQuestion: boolean; readonly item: Item },
): Sent['problems'] {
  const isOpen = asksQuestion && asking.choice === undefined
  const isUnsigned = item.asks === 'sign' && asking.signedAs === undefined
  return [
    ...(isOpen ? [{ field: 'choice', says: problems.choice }] : []),
    ...(error?.type === 'answered-wrongly' ? [{ field: 'choice', says: problems.wrong }] : []),
    ...(isUnsigned ? [{ field: 'signed', says: problems.signed }] : []),
    ...(says ? [] : [{ field: 'says', says: problems.says }]),
  ]
}
