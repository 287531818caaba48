import { Hono, type Context } from 'hono'

import { correctedControl, typedControl } from '#policies/importing/control/corrected-control.ts'
import { controlMark, correctControl } from '#policies/importing/keeping/correct-control.ts'
import { clauseAt } from '#policies/importing/keeping/look-at-imports.ts'
import { sentForm } from '#web/post-form.ts'

import {
  atPolicyImport,
  keyOf,
  loadPolicyImport,
  type AtPolicyImport,
  type PolicyImportNeeds,
} from './at-policy-import.routes.ts'
import { controlIn, controlPage } from './control.page.ts'

const words = {
  stale: 'Somebody changed this meanwhile. What you typed is still here: look at it again and save',
} as const

/** What a document says of itself, to be put right. */
export function controlRoutes(needs: PolicyImportNeeds): Hono {
  const may = needs.door.may('edit-draft', loadPolicyImport(needs))
  const path = '/trusts/:slug/drafts/import/:import/control'
  return new Hono()
    .get(path, may, (c) => show(c, atPolicyImport(c, needs)))
    .post(path, may, (c) => save(c, needs, atPolicyImport(c, needs)))
}

function show(c: Context, at: AtPolicyImport): Response | Promise<Response> {
  const { control, state } = at.one
  if (state !== 'ready') return c.redirect(at.address, 303)
  const model = { typed: typedControl(control), seen: controlMark(control), problems: [] }
  return c.html(controlPage(at.frame, at, model))
}

async function save(c: Context, needs: PolicyImportNeeds, at: AtPolicyImport): Promise<Response> {
  const sent = await sentForm(c)
  if (at.one.state !== 'ready') return c.redirect(at.address, 303)
  const typed = controlIn(sent)
  const seen = sent.get('seen') ?? ''
  const { importId, control: before } = at.one
  const first = await clauseAt(needs, { trustId: at.trust.trustId, importId, place: 0 })
  const read = correctedControl(before, typed, first?.clause.number ?? '0.01')
  if (!read.ok) {
    return c.html(controlPage(at.frame, at, { typed, seen, problems: read.error }), 422)
  }
  const done = await correctControl(needs, { ...keyOf(at), seen, control: read.value })
  if (!done.ok && done.error.type === 'stale') {
    const now = controlMark(done.error.control)
    const model = { typed, seen: now, problems: [], problem: words.stale }
    return c.html(controlPage(at.frame, at, model), 409)
  }
  return c.redirect(`${at.address}/control`, 303)
}
