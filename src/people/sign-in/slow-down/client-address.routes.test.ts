import { Hono } from 'hono'
import { expect, test } from 'vitest'

import { clientAddress } from './client-address.routes.ts'

const app = new Hono().get('/', (c) => c.text(clientAddress(c)))

async function addressOf(headers: Record<string, string>): Promise<string> {
  return (await app.request('/', { headers })).text()
}

test('what the proxy wrote down last counts, whatever a browser wrote before it', async () => {
  expect(await addressOf({ 'x-forwarded-for': '192.0.2.7' })).toBe('192.0.2.7')
  expect(await addressOf({ 'x-forwarded-for': '198.51.100.1, 192.0.2.7' })).toBe('192.0.2.7')
  expect(await addressOf({ 'x-forwarded-for': ', , 192.0.2.7 ' })).toBe('192.0.2.7')
})

test('no other header says where a request comes from', async () => {
  const forged = { 'x-real-ip': '192.0.2.7', forwarded: 'for=192.0.2.7', 'client-ip': '192.0.2.7' }

  expect(await addressOf(forged)).toBe('unknown')
})
