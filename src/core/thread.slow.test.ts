import { expect, test } from 'vitest'

import { openThread } from './thread.ts'

/** A program that says a text twice, is busy for ever at “wait” and breaks off at “break”. */
const program = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from 'node:worker_threads'
    parentPort.on('message', (text) => {
      if (text === 'break') throw new Error('broke')
      while (text === 'wait') {}
      parentPort.postMessage({ text, last: false })
      parentPort.postMessage({ text, last: true })
    })`)}`,
)

type Said = { readonly text: string; readonly last: boolean }
const opened = (most?: number) =>
  openThread<string, Said>(program, { isLast: ({ last }) => last, ...(most && { most }) })

test('tasks are done one after the other, each with its own words', async () => {
  const thread = opened()
  const heard: string[] = []
  const asked = ['one', 'two'].map((text) => thread.ask(text, (said) => heard.push(said.text)))
  expect(thread.waiting()).toBe(2)

  expect(await Promise.all(asked)).toEqual([
    { text: 'one', last: true },
    { text: 'two', last: true },
  ])
  expect(heard).toEqual(['one', 'two'])
  expect(thread.waiting()).toBe(0)
})

test('a task that takes too long is given up, and the next is done', async () => {
  const thread = opened(1500)

  const [late, next] = [thread.ask('wait'), thread.ask('next')]

  expect(await late).toBe('late')
  expect(await next).toEqual({ text: 'next', last: true })
})

test('a thread that breaks off fails its own task and no other', async () => {
  const thread = opened()

  const [broken, next] = [thread.ask('break'), thread.ask('next')]

  await expect(broken).rejects.toThrow('broke')
  expect(await next).toEqual({ text: 'next', last: true })
})
