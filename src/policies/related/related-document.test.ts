import { describe, expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'

import {
  isNewer,
  keyOf,
  standingOf,
  type RelatedDocument,
  type RelatedRecord,
} from './related-document.ts'

const named: RelatedDocument = {
  document: 'keeping-children-safe',
  title: 'Keeping children safe',
  kind: 'guidance',
  level: 'outside',
  clause: 'MOD-1.1',
  cites: '2022',
  isDraft: false,
  for: 'everyone',
  prevails: false,
  reports: false,
}
const record: RelatedRecord = {
  recordId: 'r',
  document: named.document,
  title: named.title,
  kind: 'guidance',
  status: 'in-force',
  link: 'https://example.org/keeping',
  edition: '2022',
  recordedAt: clockAt('2026-01-10T09:00:00Z').now(),
  recordedBy: 'p',
}
const on = (today: string, change: Partial<RelatedRecord> = {}) =>
  standingOf(named, { ...record, ...change }, today).state

describe('a document', () => {
  test('without a link is missing, whoever recorded something of it', () => {
    expect(standingOf(named, undefined, '2026-01-10').state).toBe('missing')
    expect(on('2026-01-10', { link: undefined, status: 'unknown' })).toBe('missing')
  })

  test('is outdated from the day after the last on which it says that it holds', () => {
    const goodUntil = '2026-08-31'
    expect(on('2026-08-31', { goodUntil })).toBe('in-force')
    expect(on('2026-09-01', { goodUntil })).toBe('outdated')
  })

  test('is outdated when nobody has looked at its link for a year', () => {
    expect(on('2027-01-09')).toBe('in-force')
    expect(on('2027-01-10')).toBe('outdated')
  })

  test('is outdated when it was withdrawn, or when the policy cites an older edition', () => {
    expect(on('2026-01-10', { status: 'withdrawn' })).toBe('outdated')
    expect(on('2026-01-10', { edition: 'September 2025' })).toBe('outdated')
  })

  test('that is a draft stays one', () => {
    expect(on('2026-01-10', { status: 'draft' })).toBe('draft')
    const inText = { ...named, link: 'https://example.org', isDraft: true }
    expect(standingOf(inText, undefined, '2026-01-10').state).toBe('draft')
  })
})

test.each([
  ['2025', '2022', true],
  ['September 2025', '2022', true],
  ['2022', '2022', false],
  ['2021', '2022', false],
  ['3.1', '2022', false],
  [undefined, '2022', false],
  ['2025', undefined, false],
  ['2024 to 2025', '2024', true],
])('of %s and %s cited, the first is newer: %s', (edition, cites, newer) => {
  expect(isNewer(edition, { cites })).toBe(newer)
})

test('a key is the title in small letters, whatever signs stand in it', () => {
  expect(keyOf('Safeguarding Procedures (Visitors and Volunteers)')).toBe(
    'safeguarding-procedures-visitors-and-volunteers',
  )
  expect(keyOf('Prévention – 2')).toBe('pre-vention-2')
  expect(keyOf('—')).toBe('document')
})
