import { Readable } from 'node:stream'
import { Busboy, type BusboyFileStream } from '@fastify/busboy'
import type { Context, MiddlewareHandler } from 'hono'

import { FORM_TOKEN } from '#web/post-form.ts'

/** A part of a form that sends files, as it comes: a short text, a file in pieces, or that there are more files than are taken. */
export type UploadPart =
  | { readonly type: 'field'; readonly name: string; readonly value: string }
  | { readonly type: 'too-many' }
  | {
      readonly type: 'file'
      readonly fileName: string
      /** What is not read of it is passed over when the next part is asked for. */
      readonly bytes: AsyncIterable<Uint8Array>
    }

declare module 'hono' {
  // Hono asks for an interface here, as it joins everybody's into one.
  interface ContextVariableMap {
    /** The token that a form with files brought as its first field. */
    uploadToken?: string | undefined
    upload?: AsyncGenerator<UploadPart, void>
  }
}

/** The parts of the form behind its first field; undefined where no files were sent. */
export function uploadOf(c: Context): AsyncIterable<UploadPart> | undefined {
  return c.get('upload')
}

/**
 * Begins to take a form with files, as far as its first field, by which the door knows our own forms:
 * `postForm` puts it first. The files are taken by whoever is let in, and never held as a whole.
 */
export function startUpload(): MiddlewareHandler {
  return async (c, next) => {
    const type = c.req.header('content-type') ?? ''
    const { body } = c.req.raw
    if (c.req.method !== 'POST' || !/^multipart\/form-data\b/i.test(type) || body === null) {
      return next()
    }
    const source = Readable.from(chunksOf(body), { objectMode: false })
    source.on('error', () => undefined)
    try {
      const parts = partsOf(source, type)
      const token = await tokenIn(parts)
      c.set('uploadToken', token)
      if (token !== undefined) c.set('upload', parts)
      await next()
    } finally {
      source.destroy()
    }
  }
}

async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    yield value
  }
}

/** What the first field says, when it is the token; a form that cannot be read has none. */
async function tokenIn(parts: AsyncIterator<UploadPart, void>): Promise<string | undefined> {
  try {
    const { value: part } = await parts.next()
    return part?.type === 'field' && part.name === FORM_TOKEN ? part.value : undefined
  } catch {
    return undefined
  }
}

/** The most files that one form may send; what comes behind them is not taken. */
export const mostFiles = 50

/** Few and small fields, and not endlessly many files. */
const limits = { fieldNameSize: 100, fieldSize: 1000, fields: 20, files: mostFiles, parts: 70 }

async function* partsOf(source: Readable, type: string): AsyncGenerator<UploadPart, void> {
  const inbox = makeInbox()
  const form = new Busboy({ headers: { 'content-type': type }, limits })
  form.on('field', (name: string, value: string) =>
    inbox.put({ type: 'field', name, value }, () => undefined),
  )
  form.on('file', (_: string, bytes: BusboyFileStream, given: string | undefined) => {
    inbox.onFailure((error) => bytes.destroy(error))
    // A part can call itself a file and bring no name.
    const fileName = given ?? ''
    const part = { type: 'file', fileName, bytes: leavingOpen(bytes) } as const
    inbox.put(part, () => bytes.resume())
  })
  form.on('filesLimit', () => inbox.put({ type: 'too-many' }, () => undefined))
  form.on('finish', inbox.end)
  form.on('error', inbox.fail)
  source.on('error', inbox.fail)
  source.on('close', () => {
    if (!source.readableEnded) inbox.fail(new Error('what was sent broke off'))
  })
  source.pipe(form)
  for (;;) {
    const next = await inbox.take()
    if (next === undefined) return
    yield next.part
    next.passOver()
  }
}

/** A file that is left in the middle must not be closed: the parts behind it come through it. */
function leavingOpen(bytes: Readable): AsyncIterable<Uint8Array> {
  return { [Symbol.asyncIterator]: () => bytes.iterator({ destroyOnReturn: false }) }
}

/** A part, and how what was not read of it is passed over. */
type Waiting = { readonly part: UploadPart; readonly passOver: () => void }

/** What the parser has found and nobody has taken yet. */
function makeInbox() {
  const waiting: Waiting[] = []
  let isOver = false
  let failure: Error | undefined
  let wake: () => void = () => undefined
  let onFailure: (error: Error) => void = () => undefined
  const end = () => {
    isOver = true
    wake()
  }
  return {
    put: (part: UploadPart, passOver: () => void) => {
      waiting.push({ part, passOver })
      wake()
    },
    end,
    fail: (error: Error) => {
      failure ??= error
      onFailure(failure)
      end()
    },
    /** Who hears of a failure while they read a file; the last one asked. */
    onFailure: (hear: (error: Error) => void) => {
      onFailure = hear
    },
    take: async (): Promise<Waiting | undefined> => {
      while (waiting.length === 0 && !isOver) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
      const next = waiting.shift()
      if (next === undefined && failure !== undefined) throw failure
      return next
    },
  }
}

/** Whether an upload failed because whoever sent it went away before its end. */
export function brokeOff(error: unknown): boolean {
  return error instanceof Error && /broke off|unexpected end|premature/i.test(error.message)
}
