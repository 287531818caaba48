import { expect, test } from 'vitest'

import { sentencesOf } from './look-at-replays.ts'

const day = '2026-11-20'
const change = { count: 1 }

test('what a replay comes to is told of one question as of many', () => {
  const told = {
    asked: 1,
    changed: 1,
    cannot: 0,
    changes: [change],
    days: { first: day, last: day },
  }

  expect(sentencesOf(told)).toEqual([
    'One kept question, about 20 November 2026, was answered again.',
    'One answer changes.',
  ])
  expect(
    sentencesOf({ ...told, asked: 1200, changed: 7, days: { first: '2026-07-01', last: day } }),
  ).toEqual([
    '1,200 kept questions about the days from 1 July 2026 to 20 November 2026 were answered again.',
    '7 answers change, in one way.',
  ])
})
