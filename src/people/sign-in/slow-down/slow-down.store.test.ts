import { expect, test } from 'vitest'

import { clockAt, instantAt } from '#core/clock.ts'
import { makeTrust } from '#test/makers.ts'
import { testSignInSecret } from '#test/signed-in.ts'
import { testDb } from '#test/test-db.ts'

import { type Guesser, guessedRight, mayGuess, mayMail } from './slow-down.ts'

const db = await testDb()
const noon = Date.parse('2026-11-20T12:00:00Z')
const at = (seconds = 0) => ({
  db,
  clock: clockAt(instantAt(noon + seconds * 1000).toISOString()),
  secret: testSignInSecret,
})

/** Guesses so many times; gives how many were let, and how long the last one was told to wait. */
async function guess(guesser: Guesser, many: number, seconds = 0) {
  let until: Date | undefined
  let let_in = 0
  for (let i = 0; i < many; i++) {
    until = await mayGuess(at(seconds), guesser)
    if (until === undefined) let_in += 1
  }
  return { let: let_in, wait: until && (until.getTime() - noon) / 1000 - seconds }
}

test('after eleven wrong guesses the next waits half a minute, then a minute, and then it is let', async () => {
  const { trustId } = await makeTrust(db)
  const who = { trustId, email: 'Ada@staff.example', address: '192.0.2.1' }

  expect(await guess(who, 14)).toEqual({ let: 11, wait: 30 })
  expect(await guess({ ...who, email: ' ada@STAFF.example' }, 1, 29)).toEqual({ let: 0, wait: 1 })
  expect(await guess(who, 2, 30)).toEqual({ let: 1, wait: 60 })
})

test('guessing from many addresses is one guessing, and other people are not touched by it', async () => {
  const { trustId } = await makeTrust(db)
  for (let i = 0; i < 11; i++) {
    await guess({ trustId, email: 'ada@staff.example', address: `192.0.2.${i}` }, 1)
  }
  const more = { trustId, address: '192.0.2.99' }

  expect(await guess({ ...more, email: 'ada@staff.example' }, 1)).toMatchObject({ let: 0 })
  expect(await guess({ ...more, email: 'bo@staff.example' }, 1)).toMatchObject({ let: 1 })
})

test('the browser a login signed in with before is let while strangers wait', async () => {
  const { trustId } = await makeTrust(db)
  const stranger = { trustId, email: 'ada@staff.example', address: '192.0.2.1' }
  await guess(stranger, 20)

  expect(await guess({ ...stranger, browser: 'mark' }, 1)).toMatchObject({ let: 1 })
  expect(await guess({ ...stranger, browser: 'another' }, 14)).toEqual({ let: 11, wait: 30 })
})

test('a school behind one address is slowed, not shut out: a guess every 15 seconds at worst', async () => {
  const { trustId } = await makeTrust(db)
  const address = '192.0.2.1'
  for (let i = 0; i < 101; i++) {
    await guess({ trustId, email: `someone-${i}@staff.example`, address }, 1)
  }
  const another = { trustId, email: 'head@staff.example', address }

  expect(await guess(another, 1)).toEqual({ let: 0, wait: 1 })
  expect(await guess({ ...another, browser: 'mark' }, 1)).toMatchObject({ let: 1 })
  expect(await guess({ ...another, address: '192.0.2.2' }, 1)).toMatchObject({ let: 1 })
  for (let second = 1; second < 400; second += 1)
    await guess({ ...another, email: `x${second}` }, 1, second)
  const { wait = 0 } = await guess(another, 1, 400)
  expect(wait).toBeLessThanOrEqual(15)
})

test('a right guess makes good what was wrong for the login, and one guess of the address', async () => {
  const { trustId } = await makeTrust(db)
  const who = { trustId, email: 'ada@staff.example', address: '192.0.2.1' }
  await guess(who, 10)
  await guessedRight(at(), who)

  expect(await guess(who, 12)).toMatchObject({ let: 11 })
})

test('guesses made at the same time are counted each', async () => {
  const { trustId } = await makeTrust(db)
  const who = { trustId, email: 'ada@staff.example', address: '192.0.2.1' }
  const all = await Promise.all(Array.from({ length: 30 }, () => mayGuess(at(), who)))

  expect(all.filter((until) => until === undefined)).toHaveLength(11)
})

test('another trust counts for itself, and nothing kept can be read back', async () => {
  const [one, other] = [await makeTrust(db), await makeTrust(db)]
  const who = { email: 'ada@staff.example', address: '192.0.2.1' }
  await guess({ ...who, trustId: one.trustId }, 12)

  expect(await guess({ ...who, trustId: other.trustId }, 1)).toMatchObject({ let: 1 })
  const kept = await db.transactionFor(one.trustId, ({ query }) =>
    query.selectFrom('sign_in_guess').select('guess_key').execute(),
  )
  expect(kept.map(({ guess_key }) => guess_key)).toEqual([
    expect.stringMatching(/^[0-9a-f]{64}$/),
    expect.stringMatching(/^[0-9a-f]{64}$/),
  ])
})

test('mail about a forgotten password goes to an address four times, then not for a while', async () => {
  const { trustId } = await makeTrust(db)
  const who = { trustId, email: 'ada@staff.example', address: '192.0.2.1' }
  const sent = []
  for (let i = 0; i < 6; i++) sent.push(await mayMail(at(), who))

  expect(sent).toEqual([true, true, true, true, false, false])
  expect(await mayMail(at(301), who)).toBe(true)
})

test('a process whose clock is a little behind does not make anybody wait', async () => {
  const { trustId } = await makeTrust(db)
  const who = { trustId, email: 'ada@staff.example', address: '192.0.2.1' }
  await guess(who, 1, 2)

  expect(await guess(who, 1, 0)).toMatchObject({ let: 1 })
})
