/** The ways of writing text that the systems of schools and spreadsheets use. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/**
 * How a text is written: by its byte order mark; as UTF-16 where every second byte of the beginning
 * is empty; as UTF-8 where all of it is; and as Windows-1252, which any bytes are, otherwise.
 */
export async function encodingOf(bytes: AsyncIterable<Uint8Array>): Promise<Encoding> {
  const strict = new TextDecoder('utf-8', { fatal: true })
  let isFirst = true
  try {
    for await (const chunk of bytes) {
      const wide = isFirst ? wideEncoding(chunk) : undefined
      if (wide !== undefined) return wide
      isFirst = false
      strict.decode(chunk, { stream: true })
    }
    strict.decode()
    return 'utf-8'
  } catch {
    return 'windows-1252'
  }
}

const marks: ReadonlyMap<string, Encoding> = new Map([
  ['255 254', 'utf-16le'],
  ['254 255', 'utf-16be'],
])

function wideEncoding(bytes: Uint8Array): Encoding | undefined {
  const marked = marks.get(bytes.subarray(0, 2).join(' '))
  if (marked || bytes.length < 4) return marked
  const [first, second, third, fourth] = bytes.map((byte) => Math.min(byte, 1))
  const empty = `${first}${second}${third}${fourth}`
  return empty === '1010' ? 'utf-16le' : empty === '0101' ? 'utf-16be' : undefined
}

/** The text of bytes, piece by piece, without its byte order mark; what cannot be read is “�”. */
export async function* decoded(
  bytes: AsyncIterable<Uint8Array>,
  encoding: Encoding,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}
