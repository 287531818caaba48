const london = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

/** An instant as people in the schools of England say it: “20 November 2026, 12:00:03”. */
export function momentWords(instant: Date): string {
  return london.format(instant).replace(' at ', ', ')
}
