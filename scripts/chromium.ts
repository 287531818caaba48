import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const shell = '/usr/bin/chromium-headless-shell'
const places = [shell, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Where Chromium is on this machine; `CHROMIUM` names another one. */
export function findChromium(): string | undefined {
  return [process.env['CHROMIUM'] ?? '', ...places].find(
    (place) => place !== '' && existsSync(place),
  )
}

/**
 * Chromium, installed from Debian's packages when this process may do that. The one without windows shows
 * the same pages in a third of the processor time, so it is had beside another; without it, any will do.
 */
export function ensureChromium(): string | undefined {
  const named = process.env['CHROMIUM'] ?? ''
  if (existsSync(named) || existsSync(shell) || !mayInstall()) return findChromium()
  console.log(
    'Installing Chromium for the browser tests (apt-get install chromium-headless-shell) …',
  )
  if (!install('chromium-headless-shell') && findChromium() === undefined) {
    // Installing works without a fresh list of packages more often than not; only then is one fetched.
    spawnSync('apt-get', ['update', '-q'], { stdio: 'inherit' })
    if (!install('chromium-headless-shell')) install('chromium')
  }
  return findChromium()
}

/** Said at the end of a run that had no browser. */
export const journeysSkipped =
  'Browser journeys skipped: this machine has no Chromium. Install it with: apt-get install chromium-headless-shell (or set CHROMIUM)'

function install(name: string): boolean {
  const { status } = spawnSync(
    'apt-get',
    ['install', '-y', '-q', '--no-install-recommends', name],
    {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  )
  return status === 0
}

function mayInstall(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
}
