import { Hono, type Context, type MiddlewareHandler } from 'hono'

import { sayOfClause } from '#policies/importing/keeping/choose.ts'
import type { Control } from '#policies/importing/matching/catalogue.ts'
import type { Choice } from '#policies/importing/reviewing/choice.ts'
import { pickedFor } from '#policies/importing/reviewing/pick-control.ts'
import type { ReviewClause } from '#policies/importing/reviewing/review-clause.ts'
import {
  fieldOf,
  isAny,
  valueTyped,
  wordsOfValue,
} from '#policies/importing/reviewing/setting-fields.ts'
import { notFoundPage } from '#web/problem.page.ts'

import {
  keyOf,
  type AtPolicyImport,
  type PolicyImportNeeds,
} from '#policies/importing/pages/at-policy-import.routes.ts'
import { staleClause } from '#policies/importing/pages/import-words.ts'
import { sentForm } from '#web/post-form.ts'
import { settingField, settingsPage, type FilledSetting } from './settings.page.ts'

type Behind = {
  readonly may: MiddlewareHandler
  readonly atClause: (c: Context) => { readonly at: AtPolicyImport; readonly clause: ReviewClause }
}

/** A control of the catalogue for a clause: its settings as the words give them, to be put right. */
export function settingsRoutes(needs: PolicyImportNeeds, { may, atClause }: Behind): Hono {
  const path = '/trusts/:slug/drafts/import/:import/clauses/:place/controls/:control'
  const withControl =
    (show: (c: Context, asked: Asked) => Response | Promise<Response>) => (c: Context) => {
      const here = atClause(c)
      const id = c.req.param('control')
      const control = needs.catalogue().controls.find((one) => one.id === id)
      if (!control) return c.html(notFoundPage(here.at.frame), 404)
      return show(c, { ...here, control, before: beforeOf(here.clause, control) })
    }
  return new Hono().get(path, may, withControl(showForm)).post(
    path,
    may,
    withControl((c, asked) => accept(c, needs, asked)),
  )
}

type Asked = {
  readonly at: AtPolicyImport
  readonly clause: ReviewClause
  readonly control: Control
  /** The control as it stands for the clause now, or as its words would give it. */
  readonly before: Choice
}

function beforeOf({ clause, choices, offered }: ReviewClause, control: Control): Choice {
  const known = [...choices, ...offered].find((one) => one.control === control.id)
  return known ?? pickedFor(control, clause)
}

function showForm(c: Context, asked: Asked): Response | Promise<Response> {
  const { at, clause, control, before } = asked
  const settings = settingsAsked(asked).map(({ key, setting }) => {
    const chosen = before.settings.find((one) => one.key === key)
    const value = chosen?.value ?? ''
    return {
      key,
      setting,
      text: wordsOfValue(value).join(', '),
      ticked: wordsOfValue(value),
      isAny: isAny(value),
      read: chosen?.words,
    }
  })
  const instead = (c.req.query('instead') ?? '').slice(0, 100)
  const model = { clause, control, instead, seen: clause.revision, urgent: before.urgent, settings }
  return c.html(settingsPage(at.frame, at, model))
}

function settingsAsked({ control }: Asked) {
  return Object.entries(control.settings)
    .filter(([, { inform }]) => inform === undefined)
    .map(([key, setting]) => ({ key, setting }))
}

async function accept(c: Context, needs: PolicyImportNeeds, asked: Asked): Promise<Response> {
  const { at, clause, control, before } = asked
  const sent = await sentForm(c)
  const text = (name: string): string => (sent.get(name) ?? '').slice(0, 500)
  const ticked = (name: string) => sent.getAll(name)
  const read = settingsAsked(asked).map((one) => readSetting(one, before, { text, ticked }))
  const model = {
    clause,
    control,
    instead: text('instead').slice(0, 100),
    seen: Number(text('seen')),
    urgent: ticked('urgent').includes('yes'),
    settings: read.map(({ filled }) => filled),
  }
  if (read.some(({ filled }) => filled.problem !== undefined)) {
    return c.html(settingsPage(at.frame, at, model), 422)
  }
  const choice: Choice = {
    ...before,
    urgent: model.urgent,
    settings: [
      ...read.flatMap(({ chosen }) => chosen),
      ...before.settings.filter(({ key }) => control.settings[key]?.inform !== undefined),
    ],
  }
  const saying = { type: 'control', choice, instead: insteadOf(clause, model.instead) } as const
  const { place } = clause
  const said = await sayOfClause(needs, { ...keyOf(at), place, seen: model.seen, saying })
  if (!said.ok && said.error.type === 'stale') {
    const now = { ...model, clause: said.error.clause, seen: said.error.clause.revision }
    return c.html(settingsPage(at.frame, at, { ...now, problem: staleClause }), 409)
  }
  return c.redirect(`${at.address}/clauses/${place}`, 303)
}

/** Only a control that stands for the clause can be replaced. */
function insteadOf({ choices }: ReviewClause, instead: string): string | undefined {
  return choices.some(({ control }) => control === instead) ? instead : undefined
}

type Sent = {
  readonly text: (name: string) => string
  readonly ticked: (name: string) => readonly string[]
}

function readSetting(
  { key, setting }: Pick<FilledSetting, 'key' | 'setting'>,
  before: Choice,
  { text, ticked }: Sent,
): { readonly filled: FilledSetting; readonly chosen: Choice['settings'] } {
  const name = settingField(key)
  const joiner = text(`${name}-joiner`)
  const typed = { text: text(name), ticked: ticked(name), joiner }
  const value = valueTyped(fieldOf(setting), typed)
  const known = before.settings.find((one) => one.key === key)
  const filled: FilledSetting = {
    key,
    setting,
    text: typed.text,
    ticked: typed.ticked,
    isAny: joiner === 'any',
    read: known?.words,
    problem: value.ok ? undefined : value.error,
  }
  if (!value.ok) return { filled, chosen: [] }
  const isSame = JSON.stringify(known?.value) === JSON.stringify(value.value)
  // A value a person put in was not read from the words, and is the trust's own.
  const from = isSame && known?.words !== undefined ? { words: known.words } : {}
  return { filled, chosen: [{ key, value: value.value, ...from }] }
}
