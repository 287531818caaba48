import type { Context } from 'hono'

import { err, ok, type Result } from '#core/result.ts'
import { type NotReceived, receiveFile } from '#people/imports/runs/receive-file.ts'
import { mostFiles, uploadOf, type UploadPart, brokeOff } from '#web/uploads/upload.ts'

import type { AtRun, ImportNeeds } from './at-imports.routes.ts'

/** Takes the files of a form as they come; says in words what is wrong with the first that is not taken. */
export async function takeFiles(
  c: Context,
  needs: ImportNeeds,
  at: AtRun,
): Promise<Result<undefined, string>> {
  const upload = uploadOf(c)
  if (upload === undefined) return err(words.none)
  try {
    return await takeEach(upload, needs, at)
  } catch (error) {
    if (brokeOff(error)) return err(words.broken)
    throw error
  }
}

/** Behind a file that is not taken, the rest is passed over, so that the answer can be read. */
async function takeEach(
  upload: AsyncIterable<UploadPart>,
  needs: ImportNeeds,
  at: AtRun,
): Promise<Result<undefined, string>> {
  let problem: string | undefined
  let taken = 0
  for await (const part of upload) {
    if (part.type === 'too-many') problem ??= words.tooMany
    if (problem !== undefined || !isFile(part)) continue
    problem = await takeOne(part, needs, at)
    taken += 1
  }
  if (problem !== undefined) return err(problem)
  return taken === 0 ? err(words.none) : ok(undefined)
}

async function takeOne(
  { fileName, bytes }: FilePart,
  needs: ImportNeeds,
  { trust, run }: AtRun,
): Promise<string | undefined> {
  const name = fileName.replaceAll('\0', '')
  const asked = { trustId: trust.trustId, runId: run.runId, name, bytes }
  const received = await receiveFile(needs, asked)
  if (!received.ok) return words[received.error](name)
  return received.value.bytes === 0 ? words.empty(name) : undefined
}

type FilePart = Extract<UploadPart, { type: 'file' }>

/** A file field that was left empty comes as a file without a name. */
function isFile(part: UploadPart): part is FilePart {
  return part.type === 'file' && part.fileName !== ''
}

type Words = {
  readonly none: string
  readonly broken: string
  readonly tooMany: string
} & Readonly<Record<NotReceived | 'empty', (name: string) => string>>

const words: Words = {
  none: 'Choose at least one file',
  tooMany: `Send no more than ${mostFiles} files at once. Those before them are here; send the others`,
  broken: 'What you sent broke off. Send it again',
  empty: (name) => `${name} is empty`,
  'no-such-run': () => 'This import is gone',
  'not-now': () => 'This import takes no more files',
  'too-large': (name) => `${name} is larger than 100 MB`,
  'not-csv': (name) => `${name} is no CSV file and no zip`,
}
