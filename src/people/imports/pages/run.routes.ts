import { Hono, type Context } from 'hono'

import { askAgain, askToApply, askToRead, cancelRun } from '#people/imports/runs/ask-for-work.ts'
import { lookAtLines } from '#people/imports/runs/look-at-runs.ts'
import type { RunLine, RunState } from '#people/imports/runs/run.ts'
import type { Html } from '#web/html.ts'
import type { Frame } from '#web/layout.ts'
import { pageAsked } from '#web/paging/page-asked.ts'

import { type AtRun, atRun, type ImportNeeds, loadRun } from './at-imports.routes.ts'
import { filesPage } from './files.page.ts'
import { every, isBySchool, linesPage, linesShown } from './lines.page.ts'
import { cancelledPage, confirmPage, donePage, previewPage } from './preview.page.ts'
import { failedPage, progressOf, progressPage } from './progress.page.ts'
import { takeFiles } from './take-files.routes.ts'

/** One import: its files, how far it is, what it would do, and applying it. */
export function runRoutes(needs: ImportNeeds): Hono {
  const may = needs.door.may('import-people', loadRun(needs))
  const run = '/trusts/:slug/imports/:id'
  const at = (show: (c: Context, here: AtRun) => Response | Promise<Response>) => (c: Context) =>
    show(c, atRun(c, needs))
  return new Hono()
    .get(run, may, at(showRun))
    .get(
      `${run}/progress.json`,
      may,
      at((c, here) => c.json(progressOf(here))),
    )
    .get(
      `${run}/lines`,
      may,
      at((c, here) => showLines(c, needs, here)),
    )
    .get(`${run}/confirm`, may, at(showConfirm))
    .post(
      `${run}/files`,
      may,
      at((c, here) => sendFiles(c, needs, here)),
    )
    .post(
      `${run}/apply`,
      may,
      at((c, here) => apply(c, needs, here)),
    )
    .post(
      `${run}/again`,
      may,
      at(async (c, here) => {
        await askAgain(needs, keyOf(here))
        return back(c, here)
      }),
    )
    .post(
      `${run}/cancel`,
      may,
      at(async (c, here) => {
        await cancelRun(needs, { ...keyOf(here), by: here.visitor.personId })
        return back(c, here)
      }),
    )
}

function keyOf({ trust, run }: AtRun) {
  return { trustId: trust.trustId, runId: run.runId }
}

function back(c: Context, { address }: AtRun): Response {
  return c.redirect(address, 303)
}

function showRun(c: Context, at: AtRun): Response | Promise<Response> {
  return c.html(pages[at.run.state](at.frame, at))
}

const pages: Readonly<Record<RunState, (frame: Frame, at: AtRun) => Html>> = {
  files: filesPage,
  unreadable: filesPage,
  reading: progressPage,
  applying: progressPage,
  ready: (frame, at) => previewPage(frame, at, false),
  applied: donePage,
  cancelled: cancelledPage,
  failed: failedPage,
}

function showConfirm(c: Context, at: AtRun): Response | Promise<Response> {
  const leaving = at.run.summary?.confirmLeaving
  if (at.run.state !== 'ready' || leaving === undefined) return back(c, at)
  return c.html(confirmPage(at.frame, at, { leaving, hasProblem: false }))
}

async function sendFiles(c: Context, needs: ImportNeeds, at: AtRun): Promise<Response> {
  const taken = await takeFiles(c, needs, at)
  if (!taken.ok) return c.html(filesPage(at.frame, at, taken.error), 422)
  const asked = await askToRead(needs, keyOf(at))
  const isToMap = !asked.ok && asked.error === 'no-mapping'
  return c.redirect(isToMap ? `${at.address}/mapping` : at.address, 303)
}

async function apply(c: Context, needs: ImportNeeds, at: AtRun): Promise<Response> {
  const form = await c.req.formData()
  const said = form.get('leaving')
  const lookalikes = choices.find((one) => one === form.get('same'))
  const confirmLeaving =
    typeof said === 'string' && /^\d{1,9}$/.test(said) ? Number(said) : undefined
  const asked = { ...keyOf(at), by: at.visitor.personId, confirmLeaving, lookalikes }
  const done = await askToApply(needs, asked)
  if (!done.ok && done.error === 'confirm-leaving') {
    return c.redirect(`${at.address}/confirm`, 303)
  }
  if (!done.ok && done.error === 'choose-lookalikes') return c.html(askedAgain(at), 422)
  return back(c, at)
}

const choices = ['link', 'apart'] as const

function askedAgain(at: AtRun): Html {
  const leaving = at.run.summary?.confirmLeaving
  if (leaving === undefined) return previewPage(at.frame, at, true)
  return confirmPage(at.frame, at, { leaving, hasProblem: true })
}

async function showLines(c: Context, needs: ImportNeeds, at: AtRun): Promise<Response> {
  const { change: asked = '', school: at1 = every, q = '' } = c.req.query()
  const change = changes.find((one) => one === asked) ?? 'new'
  const school = at1 === every ? undefined : at1
  const text = q.trim().slice(0, 100)
  const page = pageAsked(c)
  const found = await lookAtLines(needs, {
    ...keyOf(at),
    change,
    text,
    by: at.visitor.personId,
    school: isBySchool(change) ? school : undefined,
    skip: (page - 1) * linesShown,
    most: linesShown,
  })
  return c.html(linesPage(at.frame, at, { change, school, text, page, ...found }))
}

const changes: readonly RunLine['change'][] = ['new', 'lookalike', 'changed', 'left', 'refused']
