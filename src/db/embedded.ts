import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'

import { PGlite } from '@electric-sql/pglite'

import { Refusal } from '#core/refusal.ts'

import { pgliteParsers } from './engine.ts'
import { type FolderLock, lockFolder } from './folder-lock.ts'

/** The embedded database of a data folder, held by this process until `release`. */
export type Embedded = { readonly pglite: PGlite; readonly release: () => void }

/** Opens the database in a data folder, making it at first. Throws a `Refusal` when it cannot be used. */
export async function openEmbedded(folder: string): Promise<Embedded> {
  const lock = await takeFolder(folder)
  try {
    const path = join(folder, 'database')
    if (!existsSync(path)) await create(path)
    const pglite = await PGlite.create(path, { parsers: pgliteParsers })
    return { pglite, release: () => lock.release() }
  } catch (error) {
    lock.release()
    throw new Refusal(
      `The database in ${folder} cannot be opened; it may be damaged. Put a copy back (docs/guides/run-it.md), or move the folder away to start with an empty one.`,
      { cause: error },
    )
  }
}

async function takeFolder(folder: string): Promise<FolderLock> {
  try {
    return await lockFolder(folder)
  } catch (error) {
    if (error instanceof Refusal) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new Refusal(`The data folder ${folder} cannot be used: ${reason}.`, { cause: error })
  }
}

/** Made beside its place and then moved there, so that a first start cut short leaves no half database. */
async function create(path: string): Promise<void> {
  const unfinished = `${path}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { recursive: true })
  const pglite = await PGlite.create(unfinished)
  await pglite.close()
  renameSync(unfinished, path)
}
