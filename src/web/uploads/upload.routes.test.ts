import { serve } from '@hono/node-server'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { Hono } from 'hono'
import { afterAll, expect, test } from 'vitest'

import { brokeOff, startUpload, type UploadPart, uploadOf } from './upload.ts'

const app = new Hono().use('/files/*', startUpload()).post('/files', async (c) => {
  const upload = uploadOf(c)
  if (upload === undefined) return c.json({ token: c.get('uploadToken') ?? null })
  const read: string[] = []
  for await (const part of upload) if (part.type === 'file') read.push(await readSome(part))
  return c.json(read)
})

/** Reads a file to its end, or the beginning of one whose name says so. */
async function readSome({ fileName, bytes }: Extract<UploadPart, { type: 'file' }>) {
  const isHalf = fileName.startsWith('half')
  let size = 0
  for await (const piece of bytes) {
    size += piece.length
    if (isHalf) break
  }
  return isHalf ? fileName : `${fileName} ${size}`
}

const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
await once(server, 'listening').catch(() => undefined)
afterAll(() => void server.close())

test('files come one after the other, each to its end, whatever is read of the one before', async () => {
  const read = await send([
    ['token', undefined],
    ['', ''],
    ['a.csv', 'x'.repeat(300_000)],
    ['half.csv', 'x'.repeat(300_000)],
    ['b.csv', 'x'.repeat(70_000)],
  ])
  expect(read).toEqual([' 0', 'a.csv 300000', 'half.csv', 'b.csv 70000'])
})

test('without the token first nothing is taken', async () => {
  expect(await send([['a.csv', 'x']])).toEqual({ token: null })
})

test('what is no form with files at all is let through to be refused', async () => {
  const headers = { 'content-type': 'multipart/form-data' }
  const sent = await fetch(address(), { method: 'POST', headers, body: 'no form' })
  expect(await sent.json()).toEqual({ token: null })
})

async function send(parts: readonly (readonly [string, string | undefined])[]): Promise<unknown> {
  const boundary = 'x-boundary'
  const body = parts.map(([name, content]) => {
    const how = content === undefined ? 'name="form_token"' : `name="files"; filename="${name}"`
    return `--${boundary}\r\nContent-Disposition: form-data; ${how}\r\n${content === undefined ? '' : 'Content-Type: text/csv\r\n'}\r\n${content ?? name}\r\n`
  })
  const sent = await fetch(address(), {
    method: 'POST',
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: `${body.join('')}--${boundary}--\r\n`,
  })
  return sent.json()
}

function address(): string {
  const bound: AddressInfo | string | null = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('the server does not listen')
  return `http://127.0.0.1:${bound.port}/files`
}

test('only an upload that broke off is told as one', () => {
  expect(brokeOff(new Error('Unexpected end of form'))).toBe(true)
  expect(brokeOff(new Error('the disk is full'))).toBe(false)
})
