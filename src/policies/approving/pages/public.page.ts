import { dayWords } from '#core/day.ts'
import type { PackageRead } from '#policies/approving/find-package.ts'
import type { Life } from '#policies/approving/life.ts'
import { summaryList } from '#web/components/display/summary-list.ts'
import { backLink } from '#web/components/navigation/back-link.ts'
import { html, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'

import { decisionWords } from '#policies/approving/approval-words.ts'
import { lifeSteps } from './life.page.ts'
import { changesPart, publicParts, tablePart } from './parts.page.ts'
import { sealNotice } from './story.page.ts'

const words = {
  title: (label: string) => `How edition ${label} was approved`,
  back: 'The policy',
  file: 'Download the package',
  check:
    'It names no person. Whoever has it can check with Houserules, without asking us, that it is what was approved: npm run --silent verify -- package.json',
} as const

/** What is public of an approved package: the record of its approval, its seal, and nobody's name. */
export function publicPage(
  frame: Frame,
  model: { readonly read: PackageRead; readonly life: Life; readonly base: string },
): Html {
  const { read, life, base } = model
  const { one, decision, parts } = read
  const home = `${base}/packages/${one.packageId}/public`
  const rows = [
    ['Decision', decision === undefined ? '' : decisionWords(decision)],
    ['In force from', dayWords(one.inForceFrom)],
    ['Seal', html`<span class="hr-reference">${one.sha256}</span>`],
    ['File', html`<a class="govuk-link" href="${home}.json">${words.file}</a>`],
  ] as const
  return layout({
    ...frame,
    title: words.title(one.label),
    beforeContent: backLink({ text: words.back, href: `${base}/policy` }),
    content: html`<h1 class="govuk-heading-l">${words.title(one.label)}</h1>
      ${lifeSteps(life)} ${sealNotice(read)}
      ${summaryList({
        rows: rows.map(([key, value]) => ({ key: { text: key }, value: { html: html`${value}` } })),
      })}
      <p class="govuk-body">${words.check}</p>
      ${
        parts === undefined
          ? ''
          : html`${tablePart(parts.changes)} ${changesPart(parts.changes)} ${publicParts(parts)}`
      }`,
  })
}
