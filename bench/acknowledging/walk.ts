import { Agent, request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

import type { SealedEdition } from '#rulebooks/library.ts'
import { questionWords } from '#training/scenarios/choice-words.ts'
import { scenariosOf } from '#training/scenarios/scenario.ts'

/** Somebody who has signed in. */
export type Somebody = { readonly cookie: string; readonly formToken: string }

/** How long each request of a kind took, in milliseconds, from when it should have begun. */
export type Walked = {
  readonly times: ReadonlyMap<string, readonly number[]>
  readonly failures: readonly string[]
  readonly seconds: number
}

/**
 * Lets people come one after another at an even rate, whether or not those before them are done, each
 * going the whole way: their list, what is to be read, the answer, and what was kept.
 */
export async function walkAll(
  people: readonly Somebody[],
  where: { readonly address: string; readonly edition: SealedEdition; readonly perSecond: number },
): Promise<Walked> {
  const { address, edition, perSecond } = where
  const times = new Map<string, number[]>()
  const failures: string[] = []
  const agent = new Agent({ keepAlive: true, maxSockets: 512 })
  const right = rightAnswers(edition)
  const started = performance.now()
  const walks = people.map(async (one, index) => {
    const due = started + (index * 1000) / perSecond
    const early = due - performance.now()
    if (early > 0) await wait(early)
    try {
      await walk(one, { address, agent, right, times })
    } catch (error) {
      failures.push(String(error))
    }
  })
  await Promise.all(walks)
  agent.destroy()
  return { times, failures, seconds: (performance.now() - started) / 1000 }
}

function rightAnswers(edition: SealedEdition): ReadonlyMap<string, string> {
  return new Map(scenariosOf(edition).map((one) => [questionWords(one), one.right]))
}

type Walking = {
  readonly address: string
  readonly agent: Agent
  readonly right: ReadonlyMap<string, string>
  readonly times: Map<string, number[]>
}

async function walk({ cookie, formToken }: Somebody, walking: Walking): Promise<void> {
  const { address, right } = walking
  const get = (name: string, path: string) => ask(walking, { name, path, cookie })
  const list = await get('the list', `${address}/reading`)
  expectStatus(list, 200)
  const item = await get('what is to be read', `${address}/reading/item?what=read%3Apolicy`)
  expectStatus(item, 200)
  const form = formOn(item.body, right)
  const said = await ask(walking, {
    name: 'the answer',
    path: `${address}/reading/item`,
    cookie,
    body: new URLSearchParams({ ...form, form_token: formToken }).toString(),
  })
  expectStatus(said, 303)
  expectStatus(await get('what was kept', new URL(said.location, address).href), 200)
}

function expectStatus({ status, body }: Answer, wanted: number): void {
  if (status !== wanted) throw new Error(`${status} instead of ${wanted}: ${body.slice(0, 200)}`)
}

function formOn(page: string, right: ReadonlyMap<string, string>): Record<string, string> {
  const hidden = page.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)
  const question = /govuk-fieldset__legend--s">\s*([^<]*?)\s*<\/legend>/.exec(page)?.[1] ?? ''
  return {
    ...Object.fromEntries([...hidden].map(([, name = '', value = '']) => [name, value])),
    choice: right.get(plain(question)) ?? '',
    says: 'yes',
  }
}

function plain(markup: string): string {
  return markup
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

type Answer = { readonly status: number; readonly location: string; readonly body: string }

async function ask(
  { agent, times }: Walking,
  {
    name,
    path,
    cookie,
    body,
  }: {
    readonly name: string
    readonly path: string
    readonly cookie: string
    readonly body?: string
  },
): Promise<Answer> {
  const began = performance.now()
  const answer = await send(path, { agent, cookie, body })
  const taken = times.get(name) ?? []
  taken.push(performance.now() - began)
  times.set(name, taken)
  return answer
}

function send(
  path: string,
  {
    agent,
    cookie,
    body,
  }: { readonly agent: Agent; readonly cookie: string; readonly body: string | undefined },
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { origin } = new URL(path)
    const form = { 'content-type': 'application/x-www-form-urlencoded', origin }
    const headers = { cookie, ...(body === undefined ? {} : form) }
    const method = body === undefined ? 'GET' : 'POST'
    const asked = request(path, { agent, method, headers }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          location: answer.headers.location ?? '',
          body: Buffer.concat(parts).toString(),
        }),
      )
      answer.on('error', reject)
    })
    asked.on('error', reject)
    asked.end(body)
  })
}
