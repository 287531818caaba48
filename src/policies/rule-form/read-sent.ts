import type { Sent } from '#people/pages/forms/sent.ts'

import { JOINS, type ConditionForm, type GroupForm, type TestForm } from './condition-form.ts'
import type { PartForm, ReadingForm, RecipientsForm, RuleForm } from './rule-form.ts'
import { isEffect, isPart, kindOf, type PartKey } from './rule-parts.ts'

/** What a form can hold at most, so that no request costs more than a person could have typed. */
const most = { lines: 60, maps: 20, depth: 4, letters: 2000 } as const

/** The rule of a form that was sent. A part with nothing in it stays a part, to be filled in later. */
export function ruleSent(sent: Sent): RuleForm {
  const effect = sent.get('effect') ?? ''
  const actions = sent.getAll('action')
  return {
    effect: isEffect(effect) ? effect : 'must-not',
    actions: effect === 'duty' ? [textIn(sent, 'duty')] : actions,
    parts: partsSent(sent, ''),
    ...(sent.get('reading') === 'yes' ? { reading: readingSent(sent) } : {}),
  }
}

function readingSent(sent: Sent): ReadingForm {
  const effect = sent.get('reading.effect') ?? ''
  return {
    setting: textIn(sent, 'reading.setting'),
    why: textIn(sent, 'reading.why'),
    isSilent: sent.get('reading.silent') !== 'no',
    ...(isEffect(effect) ? { effect } : {}),
    parts: partsSent(sent, 'reading.'),
  }
}

/** The parts of the rule, or with a prefix those of its other reading, in the order of the form. */
function partsSent(sent: Sent, prefix: string): readonly PartForm[] {
  const named = [...new Set(sent.getAll(`${prefix}part`))].filter(isPart)
  return named.map((part) => partSent(sent, part, prefix))
}

function partSent(sent: Sent, part: PartKey, prefix: string): PartForm {
  const name = `${prefix}${part}`
  switch (kindOf(part)) {
    case 'names':
      return { part, names: namesSent(sent, name) }
    case 'condition':
      return { part, lines: linesSent(sent, name, 1) }
    case 'line':
    case 'flag':
      return { part, text: textIn(sent, name) }
    case 'recipients':
      return { part, to: recipientsSent(sent, name) }
  }
}

function textIn(sent: Sent, name: string): string {
  const typed = (sent.get(name) ?? '').replaceAll(/\s+/g, ' ').trim()
  return typed.slice(0, most.letters)
}

/** Names ticked, and names typed one below the other. */
function namesSent(sent: Sent, name: string): readonly string[] {
  const lines = sent.getAll(name).flatMap((one) => one.split('\n'))
  return [...new Set(lines.map((one) => one.trim().slice(0, most.letters)).filter(Boolean))]
}

const ways = ['all', 'any', 'unstated', 'setting'] as const

function recipientsSent(sent: Sent, name: string): RecipientsForm {
  const how = ways.find((one) => one === sent.get(`${name}.how`)) ?? 'all'
  return { how, roles: sent.getAll(`${name}.role`), setting: textIn(sent, `${name}.setting`) }
}

function linesSent(sent: Sent, prefix: string, depth: number): ConditionForm {
  const lines: (TestForm | GroupForm)[] = []
  for (let i = 0; i < most.lines; i++) {
    const line = lineSent(sent, `${prefix}.${i}`, depth)
    if (line === undefined) break
    lines.push(line)
  }
  return lines
}

function lineSent(sent: Sent, name: string, depth: number): TestForm | GroupForm | undefined {
  const fact = sent.get(`${name}.fact`)
  if (fact !== null) return { fact, ...testSent(sent, name) }
  const join = JOINS.find((one) => one === sent.get(`${name}.join`))
  if (join === undefined || depth >= most.depth) return undefined
  const of: ConditionForm[] = []
  while (of.length < most.maps && sent.get(`${name}.${of.length}.map`) !== null) {
    of.push(linesSent(sent, `${name}.${of.length}`, depth + 1))
  }
  return { join, of }
}

/** A setting or another fact, where one is chosen, comes before what is typed or ticked. */
function testSent(sent: Sent, name: string): Pick<TestForm, 'how' | 'values'> {
  const how = sent.get(`${name}.how`) ?? 'one-of'
  const other = textIn(sent, `${name}.other`)
  const values = namesSent(sent, `${name}.value`)
  if (how === 'one-of' || how === 'none-of') {
    return { how, values: other === '' ? values : [...new Set([...values, other])] }
  }
  return { how, values: [other === '' ? (values[0] ?? '') : other] }
}
