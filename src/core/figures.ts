/** A number as people read it: “12,500”. */
export function figures(number: number): string {
  return number.toLocaleString('en-GB')
}
