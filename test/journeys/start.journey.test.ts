import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, describe, expect, onTestFinished, test } from 'vitest'

const parent = mkdtempSync(join(tmpdir(), 'houserules-start-'))
afterAll(() => rmSync(parent, { recursive: true }))

test('npm start serves pages, closes when it is told to, and starts again on the same data', async () => {
  const folder = mkdtempSync(join(parent, 'data-'))
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const { child, address } = await started({ HOUSERULES_DATA: folder })

    expect((await fetch(`${address}/health`)).status).toBe(200)

    child.kill(signal)
    expect(await once(child, 'exit')).toEqual([0, null])
  }
})

describe('a start that cannot be is refused in one line without a stack:', () => {
  test('the data folder is in use', async () => {
    const folder = mkdtempSync(join(parent, 'data-'))
    const { child } = await started({ HOUSERULES_DATA: folder })

    expect(await refused({ HOUSERULES_DATA: folder })).toBe(
      `The data folder ${folder} is in use by process ${child.pid}. Stop that Houserules first, or name another folder: HOUSERULES_DATA=other-data npm start\n`,
    )
  })

  test('the port is in use', async () => {
    const busy = createServer().listen(0, '127.0.0.1')
    onTestFinished(() => {
      busy.close()
    })
    await once(busy, 'listening')
    const bound = busy.address()
    const port = typeof bound === 'object' && bound !== null ? bound.port : 0

    expect(await refused({ PORT: String(port) })).toBe(
      `Port ${port} on 127.0.0.1 is in use by another program. Stop that one, or choose another port: PORT=${port + 1} npm start\n`,
    )
  })

  test('the data folder is a file', async () => {
    const file = join(parent, 'file')
    writeFileSync(file, '')

    expect(await refused({ HOUSERULES_DATA: file })).toMatch(
      /^The data folder .* cannot be used: .*\n$/,
    )
  })

  test('PostgreSQL without a secret', async () => {
    expect(await refused({ DATABASE_URL: 'postgres://127.0.0.1:1/x' })).toMatch(
      /^Houserules did not start: DATABASE_URL is set but HOUSERULES_SECRET is not\..*\n$/,
    )
  })

  test('a PostgreSQL that does not answer, without showing the password', async () => {
    const line = await refused({
      DATABASE_URL: 'postgres://someone:hush@127.0.0.1:1/x',
      HOUSERULES_SECRET: 'a-secret-of-at-least-thirty-two-characters',
      HOUSERULES_ADDRESS: 'https://rules.example',
    })

    expect(line).toMatch(/^PostgreSQL at DATABASE_URL could not be used: .*ECONNREFUSED.*\n$/)
    expect(line).not.toContain('hush')
  })
})

function start(settings: Readonly<Record<string, string>>): ChildProcess {
  const fresh = { HOUSERULES_DATA: mkdtempSync(join(parent, 'data-')), PORT: '0' }
  const none = { HOST: '', DATABASE_URL: '', HOUSERULES_SECRET: '', HOUSERULES_ADDRESS: '' }
  return spawn(process.execPath, ['scripts/launch.mjs', 'src/main.ts'], {
    env: { ...process.env, ...none, ...fresh, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

async function started(
  settings: Readonly<Record<string, string>>,
): Promise<{ readonly child: ChildProcess; readonly address: string }> {
  const child = start(settings)
  onTestFinished(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const exited = once(child, 'exit')
    child.kill()
    await exited
  })
  const address = await new Promise<string>((resolve, reject) => {
    let text = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8')
      const found = /ready on (http:\S+)/.exec(text)?.[1]
      if (found !== undefined) resolve(found)
    })
    child.on('exit', () => reject(new Error(`it ended before it was ready: ${text}`)))
  })
  return { child, address }
}

async function refused(settings: Readonly<Record<string, string>>): Promise<string> {
  const child = start(settings)
  let text = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    text += chunk.toString('utf8')
  })
  expect(await once(child, 'close')).toEqual([1, null])
  return text
}
