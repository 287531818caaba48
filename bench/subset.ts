import { readFileSync } from 'node:fs'

import type { Edition } from '#rulebooks/engine/compile.ts'
import { decide, saidRank } from '#rulebooks/engine/evaluate.ts'
import type { Facts } from '#rulebooks/engine/facts.ts'
import { RANK } from '#rulebooks/engine/rank.ts'
import { renderMistake } from '#rulebooks/language/mistakes.ts'
import { reopenEdition } from '#rulebooks/library.ts'
import { randomFrom, type Random } from '#core/random.ts'

import { ACTIONS, casbin, cedar, jsonRules, zen } from './contact/engines.ts'
import { allowedByHand, type Contact } from './contact/hand-written.ts'
import { rowsOf } from './contact/rows.ts'
import { measure, measureLater, type Figure } from './measure.ts'

type Asked = { readonly contact: Contact; readonly facts: Facts }

const QUESTIONS = 2000

/** One and the same rules in every engine, first checked to give the same answers on every question. */
export async function measureSubset(): Promise<readonly Figure[]> {
  const edition = contactEdition()
  const rows = rowsOf(edition)
  const asked = questions(edition)
  const ours = ({ contact, facts }: Asked): boolean =>
    saidRank(decide(edition, contact.action, facts)) === RANK.permit
  const byCedar = cedar(rows)
  const byCasbin = await casbin(rows)
  const byJsonRules = jsonRules(rows)
  const byZen = zen(rows)

  for (const one of asked) {
    const answers = {
      ours: ours(one),
      byHand: allowedByHand(one.contact),
      cedar: byCedar(one.contact),
      casbin: byCasbin(one.contact),
      jsonRules: await byJsonRules(one.contact),
      zen: await byZen(one.contact),
    }
    if (new Set(Object.values(answers)).size > 1) {
      throw new Error(`the engines differ: ${JSON.stringify({ ...one.contact, answers })}`)
    }
  }
  const allowed = asked.filter(ours).length
  const some = asked.slice(0, 500)
  console.log(
    JSON.stringify({ name: 'contact rules: all six agree', questions: asked.length, allowed }),
  )
  return [
    measure('contact rules: written by hand', asked, (one) => Number(allowedByHand(one.contact))),
    measure('contact rules: ours', asked, (one) => Number(ours(one))),
    measure('contact rules: Cedar (npm build, preparsed)', some, (one) =>
      Number(byCedar(one.contact)),
    ),
    measure('contact rules: casbin', some, (one) => Number(byCasbin(one.contact))),
    await measureLater('contact rules: json-rules-engine', asked, (one) =>
      byJsonRules(one.contact),
    ),
    await measureLater('contact rules: ZEN', asked, (one) => byZen(one.contact)),
  ]
}

function contactEdition(): Edition {
  const file = 'bench/contact/policy.md'
  const words = readFileSync('rulebooks/vocabulary.yaml', 'utf8')
  const edition = reopenEdition({ text: readFileSync(file, 'utf8'), file }, words)
  if (!edition.ok) throw new Error(edition.error.map(renderMistake).join('\n'))
  return edition.value
}

function questions(edition: Edition): readonly Asked[] {
  const random = randomFrom(20_261_120)
  return Array.from({ length: QUESTIONS }, () => {
    const contact = someContact(edition, random)
    const { action, ...rest } = contact
    const facts = Object.fromEntries(
      Object.entries(rest).map(([key, value]) => [key.replace('_', '.'), value]),
    )
    return { contact, facts: edition.read({ action, asOf: 20_261_120, facts }, false).facts }
  })
}

const ASKERS = ['teacher', 'teacher', 'headteacher', 'volunteer', 'governor', 'pupil', 'parent']
const OTHERS = ['pupil', 'former-pupil', 'parent', 'colleague', 'headteacher']
const ACCOUNTS = ['personal', 'personal', 'anonymous', 'official', 'work', 'pupil-personal']

function someContact({ vocabulary }: Edition, random: Random): Contact {
  const word = (fact: string): string =>
    random.pick([...(vocabulary.facts.get(fact)?.words.keys() ?? [])])
  return {
    action: random.pick(ACTIONS),
    actor_role: random.pick(ASKERS),
    subject_role: random.pick(OTHERS),
    subject_age: 14 + random.below(6),
    subject_relative: word('subject.relative'),
    subject_school: word('subject.school'),
    subject_friend_outside_work: word('subject.friend_outside_work'),
    context_account: random.pick(ACCOUNTS),
  }
}
