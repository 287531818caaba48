import { Hono, type Context } from 'hono'

import { newId } from '#core/ids.ts'
import {
  broughtId,
  dayFields,
  fresh,
  neededDayIn,
  textOf,
  type Filled,
  type Problem,
} from '#people/pages/forms/sent.ts'
import { listSchools } from '#people/schools/list-schools.ts'
import type { School } from '#people/schools/school.ts'
import { beginAddition } from '#policies/additions/begin-addition.ts'
import { openCheckApart } from '#policies/additions/check-apart.ts'
import { lookAtAdditions } from '#policies/additions/look-at-additions.ts'
import { putInForce, type NotInForce } from '#policies/additions/put-in-force.ts'
import { findSchool } from '#policies/adopting/find-school.ts'
import {
  baseIn,
  type DraftingNeeds,
  loadDraft,
  reasonProblems,
  sentText,
} from '#policies/drafting/at-draft.routes.ts'
import { saveDraft } from '#policies/drafts/save-draft.ts'
import { notFoundPage } from '#web/problem.page.ts'
import { pageAsked } from '#web/paging/page-asked.ts'
import { sentForm } from '#web/post-form.ts'

import {
  type AdditionPagesNeeds,
  additionAsThing,
  type AtAddition,
  atAdditions,
  loadSchool,
  withAddition,
} from './at-additions.routes.ts'
import { beginPage, editPage, type Editing } from './edit.page.ts'
import { listPage } from './list.page.ts'
import { schoolRoutes } from './school.routes.ts'

/** So many schools stand on a page. */
const perPage = 50

/** What schools add to the policy of the trust: writing it, looking at it, putting it into force. */
export function additionRoutes(given: DraftingNeeds & Partial<AdditionPagesNeeds>): Hono {
  const needs: AdditionPagesNeeds = { checkApart: openCheckApart(), ...given }
  const { may } = needs.door
  const path = '/trusts/:slug/additions'
  const edit = may('edit-draft', loadSchool(needs))
  return new Hono()
    .get(path, may('see-drafts'), (c) => showList(c, needs))
    .get(`${path}/schools/:school/new`, edit, (c) => withSchool(c, needs, showBegin))
    .post(`${path}/schools/:school/new`, edit, (c) => withSchool(c, needs, begin))
    .route('/', schoolRoutes(needs))
    .get(`${path}/:draft`, may('see-drafts', loadDraft(needs)), (c) =>
      withAddition(c, needs, (at) => show(c, at, {})),
    )
    .post(`${path}/:draft`, may('edit-draft', loadDraft(needs)), (c) =>
      withAddition(c, needs, (at) => save(c, needs, at)),
    )
    .post(`${path}/:draft/in-force`, may('put-addition-in-force', loadDraft(needs)), (c) =>
      withAddition(c, needs, (at) => force(c, needs, at)),
    )
}

async function showList(c: Context, needs: AdditionPagesNeeds) {
  const at = atAdditions(c, needs)
  const { trustId } = at.trust
  const everyone = await listSchools(needs, { trustId })
  const last = Math.max(1, Math.ceil(everyone.length / perPage))
  const page = Math.min(pageAsked(c), last)
  const schools = everyone.slice((page - 1) * perPage, page * perPage)
  const looked = await lookAtAdditions(needs, at.trust, { today: at.today, schools })
  const all = looked.map((one) => {
    const thing = additionAsThing(trustId, one.school.schoolId)
    return {
      ...one,
      mayEdit: needs.door.can(c, 'edit-draft', thing),
      mayPutInForce: needs.door.can(c, 'put-addition-in-force', thing),
    }
  })
  return c.html(listPage(at, { all, page, last, done: c.req.query('done') }))
}

type OfSchool = {
  readonly c: Context
  readonly needs: AdditionPagesNeeds
  readonly school: School
}

async function withSchool(
  c: Context,
  needs: AdditionPagesNeeds,
  work: (of: OfSchool) => Response | Promise<Response>,
): Promise<Response> {
  const at = atAdditions(c, needs)
  const { trustId } = at.trust
  const school = await findSchool(needs, { trustId, schoolId: c.req.param('school') })
  return school ? work({ c, needs, school }) : c.html(notFoundPage(at.frame), 404)
}

function showBegin({ c, needs, school }: OfSchool, filled?: Filled) {
  const at = { ...atAdditions(c, needs), school }
  const page = beginPage(at, { filled: filled ?? fresh(), draftId: newId() })
  return c.html(page, filled ? 422 : 200)
}

/** The most characters of a title. */
const mostTitle = 100

async function begin(of: OfSchool) {
  const { c, needs, school } = of
  const at = atAdditions(c, needs)
  const sent = await sentForm(c)
  const title = textOf(sent, 'title')
  const problem = (says: string) => showBegin(of, { sent, problems: [{ field: 'title', says }] })
  if (title === undefined) return problem('Say what it is called')
  if (title.length > mostTitle) return problem(`Use ${mostTitle} characters or fewer`)
  const draftId = broughtId(sent, 'draft')
  const { trust, visitor } = at
  const asked = { trust, school, title, draftId, by: visitor.personId }
  const begun = await beginAddition(needs, asked)
  if (begun.ok) return c.redirect(`${at.home}/${draftId}`, 303)
  const isTaken = begun.error.type === 'id-taken'
  return problem(isTaken ? 'This form was sent before. Begin again' : 'No edition is in force here')
}

function show(c: Context, at: AtAddition, editing: Partial<Editing>) {
  const from = dayFields('from', at.today)
  const page = editPage(at, {
    filled: fresh({ text: at.draft.source }),
    stale: undefined,
    forcing: fresh(from),
    termId: newId(),
    isSaved: c.req.query('done') === 'saved',
    ...editing,
  })
  const isWrong = editing.filled !== undefined || editing.forcing !== undefined
  return c.html(page, isWrong ? 422 : 200)
}

/** The most characters of an addition: some 40 pages. */
const mostText = 200_000

async function save(c: Context, needs: AdditionPagesNeeds, at: AtAddition) {
  const sent = await sentText(c)
  const problems = [...textProblems(sent), ...reasonProblems(sent)]
  if (problems.length > 0) return show(c, at, { filled: { sent, problems } })
  const saved = await saveDraft(needs, {
    ...at.by,
    draftId: at.draft.draftId,
    base: baseIn(sent, at.draft),
    source: sent.get('text') ?? '',
    reason: textOf(sent, 'reason') ?? '',
  })
  if (saved.ok) return c.redirect(`${at.home}/${at.draft.draftId}?done=saved`, 303)
  if (saved.error.type === 'no-such-draft') return c.html(notFoundPage(at.frame), 404)
  const filled = { sent, problems: [{ field: 'text', says: notSaved[saved.error.type] }] }
  if (saved.error.type === 'not-drafting') return show(c, at, { filled })
  const { current } = saved.error
  return show(c, { ...at, draft: current }, { filled, stale: current.source })
}

function textProblems(sent: URLSearchParams): readonly Problem[] {
  const isLong = (sent.get('text') ?? '').length > mostText
  return isLong ? [{ field: 'text', says: `Use ${mostText} characters or fewer` }] : []
}

const notSaved = {
  stale: 'Somebody else saved this since you began',
  'not-drafting': 'This was decided on since you began, so it cannot be changed',
} as const

const whichDay = { what: 'The day', asks: 'Enter the day from which it is in force' }

async function force(c: Context, needs: AdditionPagesNeeds, at: AtAddition) {
  const sent = await sentForm(c)
  const from = neededDayIn(sent, 'from', whichDay)
  const termId = broughtId(sent, 'term')
  if (!from.ok) return show(c, at, { forcing: { sent, problems: [from.error] }, termId })
  const { trust, draft, visitor } = at
  const seen = { ...draft, revision: baseIn(sent, draft) }
  const asked = { trust, draft: seen, from: from.value, by: visitor.personId, termId }
  const put = await putInForce(needs, asked)
  if (put.ok) return c.redirect(`${at.home}?done=in-force`, 303)
  const checked = put.error.type === 'does-not-fit' ? put.error.checked : at.checked
  const problems = [{ field: 'from-day', says: refusals[put.error.type] }]
  return show(c, { ...at, checked }, { forcing: { sent, problems }, termId })
}

const refusals: Readonly<Record<NotInForce['type'], string>> = {
  'no-edition': 'No edition of the trust’s policy is in force on that day',
  'past-day': 'The day must be today or later',
  busy: 'Many additions are being looked at just now. Try again in a minute',
  changed: 'It was changed since you looked at it. Look at it again',
  'does-not-fit': 'It weakens the edition of the trust’s policy that is in force on that day',
}
