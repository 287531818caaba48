/** What time it is, as an argument: tests stop it, nothing else asks the machine. */
export type Clock = { readonly now: () => Date }

/** The machine's own clock. */
export const systemClock: Clock = { now: () => new Date() }

/** A clock that stands still at an ISO 8601 instant such as `2026-03-01T09:00:00Z`; throws on anything else. */
export function clockAt(instant: string): Clock {
  const time = Date.parse(instant)
  if (Number.isNaN(time)) throw new Error(`not an instant: ${instant}`)
  return { now: () => new Date(time) }
}

/** The instant some milliseconds after the start of 1970. */
export function instantAt(time: number): Date {
  return new Date(time)
}
