/** Whether the titles of sections bear numbers of their own, so that a list of them needs no others. */
export function areNumbered(sections: readonly { readonly title: string }[]): boolean {
  return sections.some(({ title }) => /^\d/.test(title))
}
