import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** True when node_modules holds what package-lock.json asks for. Reads one file on the usual path. */
export function packagesAreCurrent(root) {
  const lock = readFileSync(join(root, 'package-lock.json'))
  const seal = createHash('sha256').update(lock).digest('hex')
  const stamp = join(root, 'node_modules', '.houserules-lock')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === seal) return true
  if (!agree(JSON.parse(lock.toString('utf8')), installed(root))) return false

  writeFileSync(stamp, seal)
  return true
}

/** What npm says it put into node_modules; nothing when it never finished. */
function installed(root) {
  const record = join(root, 'node_modules', '.package-lock.json')
  return existsSync(record) ? JSON.parse(readFileSync(record, 'utf8')) : { packages: {} }
}

// An optional package may be absent (it is for another platform), but not in another version.
function agree(wanted, found) {
  return Object.entries(wanted.packages)
    .filter(([path]) => path !== '')
    .every(([path, { version, optional }]) => {
      const present = found.packages[path]
      return present === undefined ? optional === true : present.version === version
    })
}
