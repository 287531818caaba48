// Runs one of the project's programs: node scripts/launch.mjs FILE [ARGUMENTS]
//
// Plain JavaScript, so that the Node a person happens to have (20 or newer) can start it on a fresh
// clone. It sees to the packages, finds Node 24 and hands over. Under Node 24 it loads the program
// into this process, so that streams, signals and the exit code are the program's own.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const major = Number(process.versions.node.split('.')[0])

if (major < 20)
  stop(`Houserules needs Node 20 or newer to start; this is Node ${process.versions.node}.`)

const [file, ...args] = process.argv.slice(2)
if (file === undefined) stop('Say which program to run: node scripts/launch.mjs FILE [ARGUMENTS]')

const { packagesAreCurrent } = await import('./packages.mjs')
if (!packagesAreCurrent(root)) {
  const { installPackages } = await import('./install.mjs')
  const failure = await installPackages(root)
  if (failure !== undefined) stop(failure)
}

const program = join(root, file)
if (!existsSync(program)) stop(`There is no ${file} in this copy of Houserules.`)

if (major >= 24) {
  quieten('stripTypeScriptTypes')
  process.argv.splice(1, process.argv.length - 1, program, ...args)
  await import(pathToFileURL(program).href)
} else {
  const { runUnder } = await import('./run-under.mjs')
  const own = join(root, 'node_modules', '.bin', 'node')
  if (!existsSync(own)) {
    stop(
      `Houserules runs on Node 24, and brings its own only for Linux on x64. ` +
        `Install Node 24 (https://nodejs.org) and try again; this is Node ${process.versions.node}.`,
    )
  }
  runUnder(own, [fileURLToPath(import.meta.url), file, ...args])
}

// Node warns that a feature we pin the version of may change; people cannot do anything about that.
function quieten(feature) {
  const emitWarning = process.emitWarning
  process.emitWarning = (warning, ...rest) => {
    if (!String(warning).startsWith(feature)) emitWarning.call(process, warning, ...rest)
  }
}

function stop(message) {
  console.error(message)
  process.exit(1)
}
