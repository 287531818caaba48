import { sizeSaidBy } from './checkpoint.ts'
import type { Committed } from './commitment.ts'
import { exportFormat, type ExportLine, renderLine } from './export-line.ts'
import { emptyTree, type Hash, leafHash, type Tree } from './tree.ts'

/** A checkpoint as it is kept: the note, and the public key it was signed under. */
export type KeptCheckpoint = { readonly note: string; readonly publicKey: string }

/** A leaf as it is kept. Without `committed` its salt and payload were erased. */
export type KeptLeaf = {
  readonly index: number
  readonly commitment: Hash
  readonly committed?: Committed | undefined
}

/** Writes the lines of one export in their order: leaves first, then checkpoints from old to new. */
export type ExportWriter = {
  /** The tree of the leaves written so far. */
  readonly tree: Tree
  readonly leaf: (leaf: KeptLeaf) => void
  readonly checkpoint: (kept: KeptCheckpoint) => void
}

/** Begins the export of a log; `write` gets each line without its line feed. */
export function exportWriter(origin: string, write: (line: string) => void): ExportWriter {
  const tree = emptyTree()
  let before: number | undefined
  const put = (line: ExportLine) => write(renderLine(line))

  function consistency(to: number): void {
    if (before !== undefined) {
      const known = before <= to && to <= tree.size()
      const proof = known ? tree.consistency(before, to).map(toBase64) : []
      put({ type: 'consistency', from: before, to, proof })
    }
    before = to
  }

  put({ type: 'log', format: exportFormat, origin })
  return {
    tree,
    leaf: ({ index, commitment, committed }) => {
      const leaf = { index, commitment: toBase64(commitment) }
      if (committed === undefined) put({ type: 'erased', ...leaf })
      else put({ type: 'entry', ...leaf, ...withText(committed) })
      tree.append(leafHash(commitment))
    },
    checkpoint: ({ note, publicKey }) => {
      consistency(sizeSaidBy(note))
      put({ type: 'checkpoint', key: publicKey, note })
    },
  }
}

function withText({ payload, salt }: Committed): {
  readonly payload: string
  readonly salt: string
} {
  return { payload, salt: toBase64(salt) }
}

function toBase64(bytes: Buffer): string {
  return bytes.toString('base64')
}
