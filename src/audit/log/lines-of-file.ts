import { isUtf8 } from 'node:buffer'
import { closeSync, openSync, readSync } from 'node:fs'

const lineFeed = 10
const bytesAtOnce = 1 << 20

/**
 * The lines of a file, each with its line feed; the last has none when the file was cut. A line that is
 * not UTF-8 comes as an empty text.
 */
export function* linesOfFile(path: string): Generator<string> {
  const file = openSync(path, 'r')
  try {
    let rest = Buffer.alloc(0)
    for (const chunk of chunksOf(file)) {
      const bytes = Buffer.concat([rest, chunk])
      const end = bytes.lastIndexOf(lineFeed) + 1
      yield* linesIn(bytes.subarray(0, end))
      rest = bytes.subarray(end)
    }
    if (rest.length > 0) yield textOf(rest)
  } finally {
    closeSync(file)
  }
}

function* chunksOf(file: number): Generator<Buffer> {
  for (;;) {
    const chunk = Buffer.alloc(bytesAtOnce)
    const count = readSync(file, chunk)
    if (count === 0) return
    yield chunk.subarray(0, count)
  }
}

function* linesIn(bytes: Buffer): Generator<string> {
  let start = 0
  while (start < bytes.length) {
    const end = bytes.indexOf(lineFeed, start) + 1
    yield textOf(bytes.subarray(start, end))
    start = end
  }
}

function textOf(line: Buffer): string {
  return isUtf8(line) ? line.toString('utf8') : ''
}
