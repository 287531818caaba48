import { readdirSync, readFileSync } from 'node:fs'

/** Ticks of the processor's time in a second, as Linux counts them for programs. */
const ticks = 100

/**
 * The processor time that a program and those it started have taken so far, in seconds: none where the
 * system does not tell, or when the program is this one and counted elsewhere.
 */
export function cpuSecondsOf(pid: number | undefined): number {
  if (pid === undefined || process.platform !== 'linux') return 0
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const family = all.flatMap(statOf).filter((one) => one.pid === pid || one.parent === pid)
  return family.reduce((sum, one) => sum + one.ticks, 0) / ticks
}

/** Of a program that has just ended nothing can be read, and its parent counts its time. */
function statOf(name: string) {
  try {
    const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
    const [, parent, ...rest] = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const [own = 0, system = 0, ofEnded = 0, systemOfEnded = 0] = rest.slice(9)
    return [{ pid: Number(name), parent, ticks: own + system + ofEnded + systemOfEnded }]
  } catch {
    return []
  }
}
