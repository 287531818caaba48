import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { raw } from '#web/html.ts'
import { accordion } from './display/accordion.ts'
import { cookieBanner } from './display/cookie-banner.ts'
import { details } from './display/details.ts'
import { feedback } from './display/feedback.ts'
import { insetText } from './display/inset-text.ts'
import { notificationBanner } from './display/notification-banner.ts'
import { panel } from './display/panel.ts'
import { phaseBanner } from './display/phase-banner.ts'
import { summaryList } from './display/summary-list.ts'
import { table } from './display/table.ts'
import { tabs } from './display/tabs.ts'
import { tag } from './display/tag.ts'
import { taskList } from './display/task-list.ts'
import { warningText } from './display/warning-text.ts'
import { button } from './forms/button.ts'
import { characterCount } from './forms/character-count.ts'
import { checkboxes } from './forms/checkboxes.ts'
import { dateInput } from './forms/date-input.ts'
import { errorMessage } from './forms/error-message.ts'
import { errorSummary } from './forms/error-summary.ts'
import { fieldset } from './forms/fieldset.ts'
import { fileUpload } from './forms/file-upload.ts'
import { hint } from './forms/hint.ts'
import { input } from './forms/input.ts'
import { label } from './forms/label.ts'
import { passwordInput } from './forms/password-input.ts'
import { radios } from './forms/radios.ts'
import { select } from './forms/select.ts'
import { textarea } from './forms/textarea.ts'
import { backLink } from './navigation/back-link.ts'
import { breadcrumbs } from './navigation/breadcrumbs.ts'
import { exitThisPage } from './navigation/exit-this-page.ts'
import { genericHeader } from './navigation/generic-header.ts'
import { languageNavigation } from './navigation/language-navigation.ts'
import { pagination } from './navigation/pagination.ts'
import { serviceNavigation } from './navigation/service-navigation.ts'
import { skipLink } from './navigation/skip-link.ts'

const ours = {
  accordion,
  'back-link': backLink,
  breadcrumbs,
  button,
  'character-count': characterCount,
  checkboxes,
  'cookie-banner': cookieBanner,
  'date-input': dateInput,
  details,
  'error-message': errorMessage,
  'error-summary': errorSummary,
  'exit-this-page': exitThisPage,
  feedback,
  fieldset,
  'file-upload': fileUpload,
  'generic-header': genericHeader,
  hint,
  input,
  'inset-text': insetText,
  label,
  'language-navigation': languageNavigation,
  'notification-banner': notificationBanner,
  pagination,
  panel,
  'password-input': passwordInput,
  'phase-banner': phaseBanner,
  radios,
  select,
  'service-navigation': serviceNavigation,
  'skip-link': skipLink,
  'summary-list': summaryList,
  table,
  tabs,
  tag,
  'task-list': taskList,
  textarea,
  'warning-text': warningText,
} as const

const leftOut: Readonly<Record<string, string>> = {
  header: 'draws the crown and the GOV.UK logotype, which only gov.uk may show; see site-header.ts',
  footer: 'draws the crest and the Open Government Licence mark; see site-footer.ts',
}

const folder = 'node_modules/govuk-frontend/dist/govuk/components'
const published = z.object({
  fixtures: z.array(z.object({ name: z.string(), options: z.unknown(), html: z.string() })),
})
const withFixtures = readdirSync(folder).filter((name) =>
  existsSync(`${folder}/${name}/fixtures.json`),
)

test('every component that GOV.UK Frontend publishes is ours too, or left out for a reason', () => {
  expect([...Object.keys(ours), ...Object.keys(leftOut)].toSorted()).toEqual(withFixtures)
})

describe.each(Object.entries(ours))('%s', (name, component) => {
  const { fixtures } = published.parse(
    JSON.parse(readFileSync(`${folder}/${name}/fixtures.json`, 'utf8')),
  )

  test.each(fixtures)('$name', ({ options, html: expected }) => {
    const made: unknown = Reflect.apply(component, undefined, [marked(options)])

    expect(normalised(String(made))).toBe(normalised(expected))
  })
})

test('the comparison sees a missing attribute, a lost space and a changed value', () => {
  expect(normalised('<p class="b a" id="x">One <b>two</b></p>')).toBe(
    normalised('<p  id="x" class="b a">\n One\n <b>two</b> </p>'),
  )
  expect(normalised('<p>One <b>two</b></p>')).not.toBe(normalised('<p>One<b>two</b></p>'))
  expect(normalised('<p id="x">One</p>')).not.toBe(normalised('<p>One</p>'))
  expect(normalised('<textarea> a</textarea>')).not.toBe(normalised('<textarea>a</textarea>'))
})

/** The options of a fixture with its markup marked as markup, as our callers must do. */
function marked(given: unknown, key = ''): unknown {
  if (typeof given === 'string') return isMarkup(key) ? raw(given) : given
  if (Array.isArray(given)) return given.map((entry) => marked(entry))
  if (typeof given !== 'object' || given === null) return given
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      key === 'attributes' ? value : marked(value, name),
    ]),
  )
}

function isMarkup(key: string): boolean {
  return /html$/i.test(key) || ['start', 'end', 'navigationStart', 'navigationEnd'].includes(key)
}

const inline = new Set(['a', 'abbr', 'b', 'code', 'em', 'i', 'span', 'strong'])
const kept = new Set(['textarea', 'pre'])

/**
 * One line of markup for what a browser would make of it: attributes in order of name, white space
 * where it would be seen. Spaces just inside an inline element count as standing just outside it.
 */
function normalised(markup: string): string {
  let line = parseFragment(markup)
    .childNodes.map((node) => written(node))
    .join('')
  for (let before = ''; before !== line;) {
    before = line
    line = line
      .replaceAll(/(⟨~[^⟩]*⟩) /g, ' $1')
      .replaceAll(/ (⟨\/~[^⟩]*⟩)/g, '$1 ')
      .replaceAll(/ ?(⟨\/?[^~/⟩][^⟩]*⟩) ?/g, '$1')
      .replaceAll(/ {2,}/g, ' ')
  }
  return line.trim().replaceAll('⟩⟨', '⟩\n⟨')
}

function written(node: DefaultTreeAdapterTypes.ChildNode, isKept = false): string {
  if ('value' in node) return isKept ? visible(node.value) : node.value.replaceAll(/\s+/g, ' ')
  if (!('tagName' in node)) return ''
  const mark = inline.has(node.tagName) ? '~' : ''
  const names = node.attrs
    .map(
      ({ name, value }) =>
        `${name}=${name === 'class' ? value.trim().replaceAll(/\s+/g, ' ') : visible(value)}`,
    )
    .toSorted()
  const inner = node.childNodes.map((child) => written(child, kept.has(node.tagName))).join('')
  const open = [`⟨${mark}${node.tagName}`, ...names].join('|')
  return `${open}⟩${inner}⟨/${mark}${node.tagName}⟩`
}

function visible(text: string): string {
  return text.replaceAll(' ', '␠').replaceAll('\n', '␤')
}
