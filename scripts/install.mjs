import { spawn } from 'node:child_process'

import { packagesAreCurrent } from './packages.mjs'

/**
 * Installs the packages with `npm ci`; everything it prints goes to standard error, so that a
 * program's output stays clean. Gives a line that says what went wrong, or nothing.
 */
export async function installPackages(root) {
  const began = Date.now()
  console.error('Houserules: installing its packages. This happens once and takes about a minute …')
  const ticker = setInterval(() => console.error(`  still installing, ${seconds(began)} s`), 10_000)
  const code = await npmCi(root)
  clearInterval(ticker)
  if (code !== 0 || !packagesAreCurrent(root)) {
    return 'The packages could not be installed (npm’s own words are above). Check the network and try again.'
  }
  console.error(`Houserules: packages installed in ${seconds(began)} s.`)
  return undefined
}

function npmCi(root) {
  const flags = [
    'ci',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    '--include=dev',
    '--include=optional',
  ]
  const script = process.env.npm_execpath
  const usesScript = script !== undefined && script.endsWith('npm-cli.js')
  const [command, args] = usesScript ? [process.execPath, [script, ...flags]] : ['npm', flags]
  const options = {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: !usesScript && process.platform === 'win32',
  }
  return new Promise((resolve) => {
    const child = spawn(command, args, options)
    child.on('error', (error) => {
      console.error(`npm could not be started: ${error.message}`)
      resolve(1)
    })
    child.on('exit', (code) => resolve(code ?? 1))
  })
}

function seconds(began) {
  return Math.round((Date.now() - began) / 1000)
}
