import { describe, expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { askedNow, doneOn, reader, rewritten, standings } from '#test/reading.ts'
import { editionOf } from '#test/rulebooks.ts'

import { itemsFor } from './owed.ts'

const lea = editionOf('LEA')
const wda = editionOf('WDA')
const dow = editionOf('DOW')
const stc = editionOf('STC')
const itemOf = (key: string, ...asked: Parameters<typeof itemsFor>) =>
  itemsFor(...asked).find((one) => one.key === key)

describe('what was done', () => {
  const roles = ['teacher']
  const read = (seal: string, on = '2026-11-02') => doneOn('read:policy', on, { seal, roles })
  const stands = (edition = lea, done = [read(lea.seal)], today = '2026-11-20') =>
    standings(reader(roles, { done }), askedNow(edition, { today, earlier: [lea, dow, stc] }))

  test('stays done in the same edition', () => {
    expect(stands()['read:policy']).toBe('done')
  })

  test('falls due again after its time, on the day itself', () => {
    const done = [read(dow.seal, '2025-11-20')]

    expect(stands(dow, done, '2026-11-19')['read:policy']).toBe('done')
    expect(stands(dow, done, '2026-11-20')['read:policy']).toBe('again')
  })

  test('what was done of changes alone does not put off the whole', () => {
    const changesOnly = { ...read(dow.seal, '2026-06-01'), wholeOn: '2025-11-20' }

    expect(stands(dow, [changesOnly])['read:policy']).toBe('again')
  })

  test('of what was done twice the last counts, in whatever order it is kept', () => {
    const [old, late] = [read(dow.seal, '2024-11-20'), read(dow.seal, '2026-11-02')]

    expect(stands(dow, [old, late])['read:policy']).toBe('done')
    expect(stands(dow, [late, old])['read:policy']).toBe('done')
  })

  test('what asks for more is not done by less', () => {
    const weak = { ...read(dow.seal), asks: 'read' as const }

    expect(stands(dow, [weak])).toMatchObject({
      'read:policy': 'done',
      'read:section:DOW-4.01': 'never',
    })
  })

  test('a part is done with the whole', () => {
    const now = askedNow(wda)
    const learnt = doneOn('learn:policy', '2026-11-02', { seal: wda.seal, roles })

    expect(
      standings(reader(roles, { done: [learnt] }), now)['learn:section:WDA-5.04'],
    ).toBeUndefined()
    expect(standings(reader(roles, { done: [learnt] }), now)['learn:policy']).toBe('done')
  })

  test('the privacy advice of one section comes round while the induction stays done', () => {
    const done = [doneOn('learn:policy', '2025-11-02', { seal: wda.seal, roles })]
    const both = rewritten(
      wda,
      'duty: train\nwho: staff\nevery: with each new edition\nwithin: reading.within',
      'duty: review\nevery: 12 months',
    )

    expect(standings(reader(roles, { done }), askedNow(both, { earlier: [wda] }))).toMatchObject({
      'learn:policy': 'done',
      'learn:section:WDA-5.04': 'again',
    })
  })

  test('a refresher asks again, and is over once done', () => {
    const at = clockAt('2026-11-10T09:00:00Z').now()
    const refresher = { requirement: 'learn:policy', at, due: '2026-12-01', because: 'A new app' }
    const learnt = (on: string) => doneOn('learn:policy', on, { seal: lea.seal, roles })
    const item = (on: string) =>
      itemOf(
        'learn:policy',
        reader(roles, { done: [learnt(on)], refreshers: [refresher] }),
        askedNow(lea),
      )

    expect(item('2026-11-02')).toMatchObject({
      standing: 'asked',
      due: '2026-12-01',
      because: 'A new app',
    })
    expect(item('2026-11-11')?.standing).toBe('done')
  })

  test('what comes round, or is asked for once more, is the whole of it, with when it was done', () => {
    const at = clockAt('2026-11-10T09:00:00Z').now()
    const refresher = { requirement: 'learn:policy', at, due: '2026-12-01', because: 'A new app' }
    const learnt = doneOn('learn:policy', '2026-11-02', { seal: lea.seal, roles })
    const asked = reader(roles, { done: [learnt], refreshers: [refresher] })
    const cameRound = reader(roles, { done: [read(dow.seal, '2025-11-20')] })
    const firstTime = (key: string, edition: typeof lea) =>
      itemOf(key, reader(roles), askedNow(edition))?.clauses

    expect(firstTime('learn:policy', lea)?.length).toBeGreaterThan(0)
    expect(itemOf('learn:policy', asked, askedNow(lea))).toMatchObject({
      clauses: firstTime('learn:policy', lea),
      doneOn: '2026-11-02',
    })
    expect(firstTime('read:policy', dow)?.length).toBeGreaterThan(0)
    expect(itemOf('read:policy', cameRound, askedNow(dow))).toMatchObject({
      standing: 'again',
      clauses: firstTime('read:policy', dow),
      doneOn: '2025-11-20',
    })
  })

  test('a document is asked for again in a new version', () => {
    const key = 'given:Staff Code of Conduct'
    const done = [doneOn(key, '2026-11-02', { seal: lea.seal, roles, version: '2025' })]
    const now = (version: string) => askedNow(lea, { versionOf: () => version })

    expect(standings(reader(roles, { done }), now('2025'))[key]).toBe('done')
    expect(standings(reader(roles, { done }), now('2026'))[key]).toBe('changed')
  })

  describe('in an earlier edition', () => {
    const retold = rewritten(
      stc,
      'Everyone obeys data protection law when using',
      'All obey data protection law when they use',
    )
    const forLeads = rewritten(
      stc,
      '# Do\n',
      '# Do\n\n## STC-9.01 Leads\n\nLeads look at reports each day.\n\n```rule\nduty: monitor\nwho: [dsl]\nevery: 1 day\n```\n',
    )
    const after = (edition: typeof stc, who: readonly string[]) =>
      itemOf(
        'read:policy',
        reader(who, {
          done: [doneOn('read:policy', '2026-11-02', { seal: stc.seal, roles: who })],
        }),
        askedNow(edition, { earlier: [stc] }),
      )

    test('asks only for the clauses that changed', () => {
      expect(after(retold, ['volunteer'])).toMatchObject({
        standing: 'changed',
        clauses: ['STC-2.04'],
        due: '2026-11-15',
      })
    })

    test('asks nobody whom the change does not concern', () => {
      expect(after(forLeads, ['dsl'])).toMatchObject({ standing: 'changed', clauses: ['STC-9.01'] })
      expect(after(forLeads, ['volunteer'])?.standing).toBe('done')
    })

    test('that cannot be read any more asks for the whole', () => {
      const done = [doneOn('read:policy', '2026-11-02', { seal: 'lost', roles })]

      expect(standings(reader(roles, { done }), askedNow(stc))['read:policy']).toBe('again')
    })

    test('a new role asks for what it brings, and only that', () => {
      const now = askedNow(forLeads)
      const done = [
        doneOn('read:policy', '2026-11-02', { seal: forLeads.seal, roles: ['teacher'] }),
      ]

      expect(itemOf('read:policy', reader(['teacher', 'dsl'], { done }), now)).toMatchObject({
        standing: 'new-role',
        clauses: ['STC-9.01'],
      })
      expect(itemOf('read:policy', reader(['volunteer'], { done }), now)?.standing).toBe('done')
    })
  })
})
