import { type Checkpoint, openCheckpoint } from './checkpoint.ts'
import { commitmentTo } from './commitment.ts'
import { erasures } from './erasures.ts'
import {
  type CheckpointLine,
  type ConsistencyLine,
  type EntryLine,
  type ErasedLine,
  exportFormat,
  type ExportLine,
  type HeadLine,
  readLine,
} from './export-line.ts'
import { bytesOf, type PublicKey, readPublicKey } from './signed-note.ts'
import { emptyTree, leafHash } from './tree.ts'
import { isConsistent } from './tree-proof.ts'

/** What an export is checked against. */
export type Trusted = {
  /** The public keys of the log; none means that the file's own are taken, which proves less. */
  readonly keys: readonly string[]
  /** Checkpoints of the log that were kept elsewhere. */
  readonly witnessed: readonly string[]
}

/** What a check found: all is well when there are no problems. */
export type Report = {
  readonly origin: string
  readonly size: number
  readonly root: string
  readonly erased: number
  readonly checkpoints: number
  readonly problems: readonly string[]
}

/**
 * Checks the lines of an export, each with its line feed: every leaf, the tree, each checkpoint and
 * what ties them together.
 */
export function verifyExport(lines: Iterable<string>, trusted: Trusted): Report {
  const check = exportCheck(trusted)
  for (const line of lines) check.take(line)
  return check.end()
}

type Check = { readonly take: (text: string) => void; readonly end: () => Report }

function exportCheck(trusted: Trusted): Check {
  const tree = emptyTree()
  const problems: string[] = []
  const erased = erasures()
  const checkpoints: Checkpoint[] = []
  const keys = trusted.keys.flatMap(keyOf)
  let lineNumber = 0
  let origin: string | undefined
  let growth: ConsistencyLine | undefined

  const problem = (words: string) => problems.push(words)
  const atLine = (words: string) => problem(`line ${lineNumber}: ${words}`)

  function take(text: string): void {
    lineNumber += 1
    const line = text.endsWith('\n') ? readLine(text.slice(0, -1)) : undefined
    if (line === undefined) atLine('is not a line of an export')
    else if ((line.type === 'log') !== (lineNumber === 1)) atLine('is out of place')
    else takeLine(line)
  }

  function takeLine(line: ExportLine): void {
    switch (line.type) {
      case 'log':
        return takeHead(line)
      case 'entry':
        return takeEntry(line)
      case 'erased':
        erased.gone(line.index)
        return takeLeaf(line, bytesOf(line.commitment))
      case 'consistency':
        if (growth !== undefined || checkpoints.length === 0) atLine('is out of place')
        growth = line
        return
      case 'checkpoint':
        return takeCheckpoint(line)
    }
  }

  function takeHead(line: HeadLine): void {
    origin = line.origin
    if (line.format !== exportFormat) atLine(`is of a form this version cannot read`)
  }

  function takeEntry(line: EntryLine): void {
    const salt = bytesOf(line.salt)
    const commitment = salt && commitmentTo({ payload: line.payload, salt })
    const isRecorded = commitment?.toString('base64') === line.commitment
    if (salt?.length !== 32 || !isRecorded) {
      atLine(`entry ${line.index} is not what was recorded`)
    }
    erased.entry(line)
    takeLeaf(line, isRecorded ? commitment : bytesOf(line.commitment))
  }

  function takeLeaf({ index }: EntryLine | ErasedLine, commitment: Buffer | undefined): void {
    if (checkpoints.length > 0) atLine('is out of place')
    if (index !== tree.size()) atLine(`entry ${tree.size()} is missing or out of order`)
    if (commitment?.length !== 32) atLine(`the commitment to entry ${index} is damaged`)
    else tree.append(leafHash(commitment))
  }

  function takeCheckpoint({ key, note }: CheckpointLine): void {
    const known = trusted.keys.length > 0 ? keys : keyOf(key)
    if (trusted.keys.length > 0 && !trusted.keys.includes(key)) atLine('names an unknown key')
    else if (trusted.keys.length === 0) keys.push(...known)
    const opened = openCheckpoint(note, known)
    if (!opened.ok) return void atLine(`the checkpoint is not signed by the log’s key`)
    if (note.split('\n').length !== 6) atLine('the checkpoint says more than it should')
    const what = `the checkpoint at ${opened.value.size} entries`
    tie(opened.value)
    matches(opened.value, `line ${lineNumber}: ${what}`)
    checkpoints.push(opened.value)
  }

  /** Holds a checkpoint to the consistency proof before it. */
  function tie(later: Checkpoint): void {
    const earlier = checkpoints.at(-1)
    if (earlier !== undefined && !isTied(growth, earlier, later)) {
      atLine('the proof that the log only grew does not hold')
    }
    growth = undefined
  }

  function matches(checkpoint: Checkpoint, what: string): void {
    if (checkpoint.origin !== origin) problem(`${what} is of another log`)
    else if (checkpoint.size > tree.size()) problem(`${what} has entries that the file has not`)
    else if (!tree.root(checkpoint.size).equals(checkpoint.root)) {
      problem(`${what} is not of these entries`)
    }
  }

  function end(): Report {
    if (origin === undefined) problem('the file does not say which log it is of')
    const last = checkpoints.at(-1)
    if (growth !== undefined) problem('the last proof leads to no checkpoint')
    if (last === undefined) problem('no checkpoint is signed by the log’s key')
    else if (last.size !== tree.size()) problem('the last entries are under no checkpoint')
    problems.push(...erased.unaccounted())
    trusted.witnessed.forEach(takeWitnessed)
    return {
      origin: origin ?? '',
      size: tree.size(),
      root: tree.root(tree.size()).toString('base64'),
      erased: erased.count(),
      checkpoints: checkpoints.length,
      problems,
    }
  }

  function takeWitnessed(note: string, index: number): void {
    const opened = openCheckpoint(note, keys)
    const what = `checkpoint ${index + 1} kept elsewhere`
    if (opened.ok) matches(opened.value, what)
    else problem(`${what} is not signed by the log’s key`)
  }

  return { take, end }
}

function isTied(
  line: ConsistencyLine | undefined,
  { size: from, root: fromRoot }: Checkpoint,
  { size: to, root: toRoot }: Checkpoint,
): boolean {
  const path = line?.proof.map(bytesOf)
  if (line?.from !== from || line.to !== to || !path?.every((one) => one?.length === 32))
    return false
  return isConsistent({ from, to, fromRoot, toRoot, path: path.filter((one) => one !== undefined) })
}

function keyOf(text: string): readonly PublicKey[] {
  const key = readPublicKey(text)
  return key === undefined ? [] : [key]
}
