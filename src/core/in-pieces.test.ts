import { expect, test } from 'vitest'

import { inPieces } from './in-pieces.ts'

const half = 512 * 1024

async function piecesOf(...sizes: readonly number[]): Promise<readonly Uint8Array[]> {
  async function* sent() {
    for (const [i, size] of sizes.entries()) yield new Uint8Array(size).fill(i + 1)
  }
  const pieces: Uint8Array[] = []
  for await (const piece of inPieces(sent())) pieces.push(piece)
  return pieces
}

test('what comes in drops is kept in pieces of half a megabyte, and nothing of it is lost', async () => {
  const pieces = await piecesOf(half - 1, 1, 3, 4)

  expect(pieces.map(({ length }) => length)).toEqual([half, 7])
  expect([...(pieces[1] ?? [])]).toEqual([3, 3, 3, 4, 4, 4, 4])
})

test('of nothing there is no piece', async () => {
  expect(await piecesOf()).toEqual([])
})
