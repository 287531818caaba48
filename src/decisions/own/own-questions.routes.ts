import { Hono } from 'hono'

import { insiderOf } from '#access/at-door.routes.ts'
import { trustFrame } from '#web/trust-frame.ts'
import { notFoundPage } from '#web/problem.page.ts'

import type { AskingNeeds } from '#decisions/asking/at-desk.routes.ts'

import { ownQuestions } from './own-questions.ts'
import { ownQuestionsPage } from './own-questions.page.ts'

const pageSize = 20

/** What a person asked after signing in. */
export function ownQuestionsRoutes(needs: AskingNeeds): Hono {
  const { door, themes, demo, library } = needs
  return new Hono().get('/trusts/:slug/questions', door.may('see-own-questions'), async (c) => {
    const { visitor, trust } = insiderOf(c)
    const { slug, trustId } = trust
    const theme = themes.get(slug)
    const { vocabulary } = library
    if (!theme) return c.html(notFoundPage({ demo }), 404)
    const before = c.req.query('before')
    const { personId } = visitor
    const own = await ownQuestions(needs, { trustId, personId, before, most: pageSize })
    const frame = trustFrame(c, theme, { demo, part: 'home' })
    const isFirstPage = before === undefined
    return c.html(ownQuestionsPage(frame, { ...own, slug, vocabulary, isFirstPage }))
  })
}
