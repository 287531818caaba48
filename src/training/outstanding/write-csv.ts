/** Lines for a spreadsheet: every field in quotes, and none that a spreadsheet would take for a formula. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return `\u{FEFF}${rows.map((row) => `${row.map(field).join(',')}\r\n`).join('')}`
}

function field(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}
