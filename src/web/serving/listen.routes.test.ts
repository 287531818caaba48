import { connect } from 'node:net'
import { afterAll, describe, expect, test } from 'vitest'

import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'
import type { RequestLine } from '#web/request-log.ts'

import { listen } from './listen.ts'

const logged: RequestLine[] = []
const app = testApp({ db: await testDb(), log: (line) => logged.push(line) })
const server = await listen(app.fetch, { host: '127.0.0.1', port: 0 })
const port = Number(new URL(server.address).port)
afterAll(server.close)

/** Everything the server answers to these bytes, on one connection. */
async function answerTo(lines: readonly string[], body = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    let answer = ''
    socket.setTimeout(5000, () => socket.destroy(new Error('no end came')))
    socket.on('data', (bytes: Buffer) => {
      answer += bytes.toString()
    })
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
    socket.write(`${lines.join('\r\n')}\r\n\r\n${body}`)
  })
}

const host = 'Host: 127.0.0.1'
const close = 'Connection: close'
const aForm = 'Content-Type: application/x-www-form-urlencoded'

describe('a request is refused whose end could be read in two ways:', () => {
  test.each([
    ['by its length and in chunks', ['Content-Length: 6', 'Transfer-Encoding: chunked']],
    ['by two lengths', ['Content-Length: 6', 'Content-Length: 7']],
    ['by chunks that are not the last coding', ['Transfer-Encoding: chunked, identity']],
    ['by a length that is no number', ['Content-Length: +6']],
  ])('%s', async (_, framing) => {
    logged.length = 0
    const answer = await answerTo(
      ['POST /nowhere HTTP/1.1', host, aForm, ...framing],
      '0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n',
    )

    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
    expect(answer.match(/^HTTP\/1\.1/gm)).toHaveLength(1)
    expect(logged).toEqual([])
  })

  test('and one that can be read in one way only is answered', async () => {
    const answer = await answerTo(['GET /health HTTP/1.1', host, close])

    expect(answer).toMatch(/^HTTP\/1\.1 200 /)
    expect(answer).toContain('{"status":"ok"}')
  })
})

test('TRACE is not answered with what was asked', async () => {
  const answer = await answerTo(['TRACE / HTTP/1.1', host, 'Cookie: secret=1', close])

  expect(answer).toMatch(/^HTTP\/1\.1 40[345] /)
  expect(answer).not.toContain('secret=1')
})

test('no answer says which software made it, or in which version', async () => {
  const answer = await answerTo(['GET / HTTP/1.1', host, close])

  expect(answer).toMatch(/^HTTP\/1\.1 200 /)
  expect(answer).not.toMatch(/^(server|x-powered-by|via):/im)
})
