import { isRecord } from '#core/is-record.ts'

import { canonicalJson } from './canonical-json.ts'
import { openCheckpoint } from './checkpoint.ts'
import { type Committed, commitmentTo } from './commitment.ts'
import { parseJson } from './parse-json.ts'
import { bytesOf, type PublicKey } from './signed-note.ts'
import { type Hash, leafHash } from './tree.ts'
import { isIncluded } from './tree-proof.ts'

/** The first line of every proof (C2SP tlog-proof). */
export const proofMark = 'c2sp.org/tlog-proof@v1'

/** One entry, its place in a log and the way from there to a signed checkpoint. */
export type EntryProof = {
  readonly committed: Committed
  readonly index: number
  readonly path: readonly Hash[]
  readonly note: string
}

/** The proof as text; its extra data are the payload and the salt, which its leaf is made of. */
export function renderProof({ committed, index, path, note }: EntryProof): string {
  const { payload, salt } = committed
  const extra = Buffer.from(canonicalJson({ payload, salt: salt.toString('base64') }))
  const lines = [
    proofMark,
    `extra ${extra.toString('base64')}`,
    `index ${index}`,
    ...path.map((one) => one.toString('base64')),
  ]
  return `${lines.join('\n')}\n\n${note}`
}

/** What a proof shows: at this place of the log is an entry with this payload. */
export type Proven = {
  readonly origin: string
  readonly size: number
  readonly index: number
  readonly payload: string
}

/** What a proof shows under one of these keys; undefined when it shows nothing. */
export function provenBy(text: string, known: readonly PublicKey[]): Proven | undefined {
  const proof = readProof(text)
  if (proof === undefined) return undefined
  const { committed, index, path, note } = proof
  const opened = openCheckpoint(note, known)
  if (!opened.ok) return undefined
  const { origin, size, root } = opened.value
  const leaf = leafHash(commitmentTo(committed))
  const { payload } = committed
  return isIncluded({ index, size, leaf, root, path })
    ? { origin, size, index, payload }
    : undefined
}

/** Reads a proof; undefined when `renderProof` would not have written it so. */
function readProof(text: string): EntryProof | undefined {
  const end = text.indexOf('\n\n')
  const [, extra = '', index = '', ...hashes] = text.slice(0, end).split('\n')
  const committed = readExtra(extra.slice('extra '.length))
  if (committed === undefined) return undefined
  const path = hashes.flatMap((one) => bytesOf(one) ?? [])
  const note = text.slice(end + 2)
  const proof = { committed, index: Number(index.slice('index '.length)), path, note }
  return renderProof(proof) === text ? proof : undefined
}

function readExtra(base64: string): Committed | undefined {
  const value = parseJson((bytesOf(base64) ?? Buffer.of()).toString('utf8'))
  if (!isRecord(value)) return undefined
  const { payload, salt } = value
  if (typeof payload !== 'string' || typeof salt !== 'string') return undefined
  return payload.isWellFormed() ? { payload, salt: Buffer.from(salt, 'base64') } : undefined
}
