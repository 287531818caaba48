// breaks: eslint(complexity)
export function count(a: number): number {
  if (a === 1) return 1
  if (a === 2) return 2
  if (a === 3) return 3
  if (a === 4) return 4
  if (a === 5) return 5
  if (a === 6) return 6
  if (a === 7) return 7
  if (a === 8) return 8
  return 9
}
