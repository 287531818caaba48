import { jobNames, kindNames } from '#people/kind-words.ts'
import { jobs, kinds, type Kind } from '#people/person.ts'
import type { School } from '#people/schools/school.ts'
import { html, type Html } from '#web/html.ts'

import { choiceField, dayField, listField } from './fields.page.ts'
import type { Filled } from './sent.ts'

const words = {
  kind: 'What they are',
  job: 'Job',
  jobHint: 'Only for staff',
  noJob: 'No job',
  school: 'School',
  wholeTrust: 'The whole trust',
  from: 'From (optional)',
  fromHint: 'The first day, for example 1 9 2026. Leave it empty when it is not known.',
  until: 'Until (optional)',
  untilHint: 'The first day on which it no longer holds. For a pupil this is the leaving date.',
} as const

/** The fields of what someone is, where and for how long. */
export function stayFields(
  filled: Filled,
  {
    schools,
    without = [],
  }: { readonly schools: readonly School[]; readonly without?: readonly Kind[] },
): Html {
  const offered = kinds.filter((kind) => !without.includes(kind))
  return html`${choiceField(filled, {
    name: 'kind',
    asks: words.kind,
    choices: offered.map((kind) => ({ value: kind, text: kindNames[kind] })),
  })}
  ${listField(filled, {
    name: 'job',
    asks: words.job,
    hint: words.jobHint,
    none: words.noJob,
    choices: jobs.map((job) => ({ value: job, text: jobNames[job] })),
  })}
  ${listField(filled, {
    name: 'school',
    asks: words.school,
    none: words.wholeTrust,
    choices: schools.map(({ schoolId, name }) => ({ value: schoolId, text: name })),
  })}
  ${dayField(filled, { name: 'from', asks: words.from, hint: words.fromHint })}
  ${dayField(filled, { name: 'until', asks: words.until, hint: words.untilHint })}`
}
