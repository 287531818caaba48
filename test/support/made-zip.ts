import { crc32, deflateRawSync } from 'node:zlib'

/** A file of a zip made by hand, and what the zip says of it where that is not the truth. */
export type Packed = {
  readonly name: string
  readonly text: string
  /** How long the zip says it is once unpacked, in bytes. */
  readonly saidBytes?: number
  readonly isEncrypted?: boolean
  /** What kind of file Unix takes it for, such as a link (0o120000). */
  readonly mode?: number
}

/** A zip of these files (APPNOTE.TXT 6.3), which may lie as attackers' do. */
export function madeZip(files: readonly Packed[]): Uint8Array {
  const parts: Buffer[] = []
  const listed: Buffer[] = []
  let at = 0
  for (const file of files) {
    const { local, entry } = packed(file, at)
    parts.push(local)
    listed.push(entry)
    at += local.length
  }
  const list = Buffer.concat(listed)
  return Buffer.concat([...parts, list, endOf({ files: files.length, size: list.length, at })])
}

function packed(file: Packed, at: number): { readonly local: Buffer; readonly entry: Buffer } {
  const body = deflateRawSync(file.text)
  const name = Buffer.from(file.name)
  const shared = Buffer.alloc(26)
  shared.writeUInt16LE(20, 0)
  shared.writeUInt16LE(file.isEncrypted ? 1 : 0, 2)
  shared.writeUInt16LE(8, 4)
  shared.writeUInt32LE(crc32(file.text), 10)
  shared.writeUInt32LE(body.length, 14)
  shared.writeUInt32LE(file.saidBytes ?? Buffer.byteLength(file.text), 18)
  shared.writeUInt16LE(name.length, 22)
  const rest = Buffer.alloc(14)
  rest.writeUInt32LE(((file.mode ?? 0o100644) << 16) >>> 0, 6)
  rest.writeUInt32LE(at, 10)
  const madeOnUnix = Buffer.from([20, 3])
  return {
    local: Buffer.concat([Buffer.from('PK\u0003\u0004'), shared, name, body]),
    entry: Buffer.concat([Buffer.from('PK\u0001\u0002'), madeOnUnix, shared, rest, name]),
  }
}

function endOf({ files, size, at }: { files: number; size: number; at: number }): Buffer {
  const end = Buffer.alloc(18)
  end.writeUInt16LE(files, 4)
  end.writeUInt16LE(files, 6)
  end.writeUInt32LE(size, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([Buffer.from('PK\u0005\u0006'), end])
}
