import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { Result } from '#core/result.ts'

import { exportLog } from '#audit/export-log.ts'
import type { NotSigned, SignNeeds } from '#audit/sign-checkpoint.ts'

/** An export as a stream of bytes, and why it is not signed, if it is not. */
export type ExportFile = {
  readonly bytes: ReadableStream<Uint8Array<ArrayBuffer>>
  readonly signed: Result<unknown, NotSigned>
}

/** How much is written at once, in characters. */
const piece = 1_000_000

/**
 * Writes the export of a trust's log to a file, so that neither memory nor the transaction waits for
 * whoever downloads it. The file has no name any more by then: whatever ends the process leaves nothing.
 */
export async function exportFile(needs: SignNeeds, trustId: string): Promise<ExportFile> {
  const folder = mkdtempSync(join(tmpdir(), 'houserules-export-'))
  try {
    const path = join(folder, 'audit.jsonl')
    const signed = await writeExport(needs, { trustId, path })
    return { bytes: bytesOf(await open(path)), signed }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The bytes of a file, some at a time; it is closed when they were read or nobody wants them. */
function bytesOf(file: FileHandle): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    pull: async (controller) => {
      const { bytesRead, buffer } = await file.read(new Uint8Array(bytesAtOnce))
      if (bytesRead > 0) return controller.enqueue(buffer.subarray(0, bytesRead))
      controller.close()
      await file.close()
    },
    cancel: () => file.close(),
  })
}

const bytesAtOnce = 65_536

async function writeExport(
  needs: SignNeeds,
  { trustId, path }: { readonly trustId: string; readonly path: string },
): Promise<Result<unknown, NotSigned>> {
  const file = openSync(path, 'wx', 0o600)
  const waiting: string[] = []
  const size = { characters: 0 }
  const flush = () => {
    writeSync(file, waiting.splice(0).join(''))
    size.characters = 0
  }
  try {
    const write = (line: string) => {
      waiting.push(line, '\n')
      size.characters += line.length + 1
      if (size.characters > piece) flush()
    }
    const signed = await exportLog(needs, { trustId, write })
    flush()
    return signed
  } finally {
    closeSync(file)
  }
}
