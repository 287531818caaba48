import { Hono, type Context } from 'hono'

import { newId } from '#core/ids.ts'
import { trustsWithPolicy } from '#policies/trusts-with-policy.ts'
import type { Fact } from '#rulebooks/language/vocabulary.ts'

import { addressOf, withState } from './addresses.ts'
import { readState, RECORD, withSaid, type AskingState, type Said } from './asking-state.ts'
import { atDesk, type AskingNeeds, type FramedDesk, type Shown } from './at-desk.routes.ts'
import { checkModel } from './check-model.ts'
import { checkPage } from './check.page.ts'
import { DAY, factAt } from './desk.ts'
import { askedOfOther } from './for-somebody-else.ts'
import { nextStep, openSteps } from './next-step.ts'
import { questionModel, type Showing } from './question-model.ts'
import { questionPage } from './question.page.ts'
import { readAnswer } from './read-answer.ts'
import { recordQuestion } from './held/record-question.ts'
import { actionWords } from './said-words.ts'
import { situationsPage, type Beginning, type SituationsModel } from './situations.page.ts'
import { notUnderstoodPage, startPage, type AskableTrust } from './start.page.ts'
import { wholeState } from './held/whole-state.ts'

/** The longest query that is read, in characters. */
const longestQuery = 4000

/** The first page, and asking one question a page. Nothing is kept before the answer. */
export function askRoutes(needs: AskingNeeds): Hono {
  const { may } = needs.door
  return new Hono()
    .get('/', may('reach'), async (c) =>
      c.html(startPage({ demo: needs.demo }, await askable(needs))),
    )
    .get('/trusts/:slug/ask', may('ask'), (c) => {
      const sought = (c.req.query('q') ?? '').trim().slice(0, 200)
      return atDesk(c, needs, (desk) => situationsPage(desk.frame, situations(desk, sought)))
    })
    .get('/trusts/:slug/ask/questions', may('ask'), (c) =>
      atDesk(c, needs, (desk) =>
        withStateOf(c, { ...needs, desk }, (state) => questions(c, desk, state)),
      ),
    )
    .get('/trusts/:slug/ask/check', may('ask'), (c) =>
      atDesk(c, needs, (desk) =>
        withStateOf(c, { ...needs, desk }, (state) => check(c, desk, state)),
      ),
    )
}

async function askable(needs: AskingNeeds): Promise<readonly AskableTrust[]> {
  const codes = new Set((await trustsWithPolicy(needs)).map(({ code }) => code))
  return [...needs.themes.values()].filter(({ code }) => codes.has(code))
}

function situations(desk: FramedDesk, sought: string): SituationsModel {
  const { slug, situations: known, edition } = desk
  const begin = (title: string, group: string, state: AskingState): Beginning => ({
    title,
    group,
    href: withState(addressOf.questions(slug), state),
  })
  const { vocabulary } = edition
  return {
    address: addressOf.ask(slug),
    sought,
    found: known.search(sought).map((one) => begin(one.title, one.group, one.state)),
    all: known.all.map((one) => begin(one.title, one.group, one.state)),
    actions: [...vocabulary.actions.keys()].map((action) =>
      begin(actionWords(action, vocabulary), '', { action, said: [] }),
    ),
  }
}

type AtDesk = AskingNeeds & { readonly desk: FramedDesk }
type MaybeShown = Shown | Promise<Response> | undefined

async function withStateOf(
  c: Context,
  { desk, ...needs }: AtDesk,
  show: (state: AskingState) => MaybeShown,
): Promise<Shown> {
  const { searchParams, search } = new URL(c.req.url)
  const state = readState(searchParams, desk.edition.vocabulary)
  const isRead = state.ok && search.length <= longestQuery
  const whole = isRead ? await wholeState(needs, state.value, desk) : undefined
  const again = addressOf.ask(desk.slug)
  const shown = whole && (await show(whole))
  return (
    shown ?? c.html(notUnderstoodPage(desk.frame, again), search.length > longestQuery ? 414 : 400)
  )
}

function questions(c: Context, desk: FramedDesk, state: AskingState): MaybeShown {
  const { asked, change, from } = c.req.query()
  const name = asked ?? change ?? nextFact(desk, state)
  if (name === undefined) return c.redirect(withState(addressOf.check(desk.slug), state), 303)
  const fact = factNamed(name, desk, state)
  if (fact === undefined) return undefined
  const showing: Showing = { fact, from: from === 'check' ? from : undefined }
  if (asked !== undefined) return answered(c, desk, { state, showing })
  return questionPage(desk.frame, questionModel(desk, state, showing))
}

function factNamed(name: string, desk: FramedDesk, state: AskingState): Fact | undefined {
  const known = name === RECORD ? recordQuestion(state) : factAt(desk, name)
  return known && state.forSomebodyElse ? askedOfOther(known) : known
}

function nextFact(desk: FramedDesk, state: AskingState): string | undefined {
  const step = nextStep(desk.edition, state, desk.today)
  return step.type === 'question' ? step.fact : undefined
}

type Answering = { readonly state: AskingState; readonly showing: Showing }

function answered(c: Context, desk: FramedDesk, { state, showing }: Answering): MaybeShown {
  const sent = new URL(c.req.url).searchParams
  const { fact } = showing
  const answer = readAnswer(fact, sent)
  if (!answer.ok) {
    const model = questionModel(desk, state, { ...showing, sent, problem: answer.error })
    return c.html(questionPage(desk.frame, model), 422)
  }
  const next = withAnswer(state, fact, answer.value)
  return c.redirect(withState(addressOf.questions(desk.slug), next), 303)
}

function withAnswer(state: AskingState, fact: Fact, values: Said['values']): AskingState {
  const asking = { ...state, enough: false }
  if (fact.name === RECORD) return { ...state, record: String(values) }
  if (fact.name !== DAY) return withSaid(asking, { fact: fact.name, values })
  return { ...asking, on: values === 'unknown' ? undefined : values[0] }
}

function check(c: Context, desk: FramedDesk, state: AskingState): MaybeShown {
  if (nextFact(desk, state) !== undefined) {
    return c.redirect(withState(addressOf.questions(desk.slug), state), 303)
  }
  const open = openSteps(desk.edition, state, desk.today)
  if (open.length > 0) {
    const whole = { ...state, said: [...state.said, ...open] }
    return c.redirect(withState(addressOf.check(desk.slug), whole), 303)
  }
  return checkPage(desk.frame, checkModel(desk, state, { decisionId: newId() }))
}
