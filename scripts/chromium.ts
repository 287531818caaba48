import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Where Chromium is on this machine; `CHROMIUM` names another one. */
export function findChromium(): string | undefined {
  return [process.env['CHROMIUM'] ?? '', ...places].find(
    (place) => place !== '' && existsSync(place),
  )
}

/** Chromium, installed from Debian's packages when it is missing and this process may do that. */
export function ensureChromium(): string | undefined {
  const found = findChromium()
  if (found !== undefined || !mayInstall()) return found
  console.log('Installing Chromium for the browser tests (apt-get install chromium) …')
  // Installing works without a fresh list of packages more often than not; only then is one fetched.
  if (!install()) {
    spawnSync('apt-get', ['update', '-q'], { stdio: 'inherit' })
    install()
  }
  return findChromium()
}

/** Said at the end of a run that had no browser. */
export const journeysSkipped =
  'Browser journeys skipped: this machine has no Chromium. Install it with: apt-get install chromium (or set CHROMIUM)'

function install(): boolean {
  const { status } = spawnSync(
    'apt-get',
    ['install', '-y', '-q', '--no-install-recommends', 'chromium'],
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
