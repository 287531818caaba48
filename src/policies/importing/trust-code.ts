const SMALL = new Set(['the', 'of', 'and', 'for', 'in', 'a'])

/** Three capital letters for a trust, from the words of its name. */
export function trustCode(name: string): string {
  const words = name
    .split(/[^A-Za-z]+/)
    .filter((word) => word !== '' && !SMALL.has(word.toLowerCase()))
  const [first = 'XXX'] = words
  const initials = words.length >= 3 ? words.map((word) => word[0]).join('') : first
  return initials.slice(0, 3).toUpperCase().padEnd(3, 'X')
}

/** The folder and address of a trust, from its name. */
export function trustSlug(name: string): string {
  const slug = name
    .toLowerCase()
    .replaceAll(/[’']/g, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60)
  return slug === '' ? 'a-trust' : slug
}
