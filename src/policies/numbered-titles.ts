type Numbered = {
  readonly title: string
  readonly clauses: readonly { readonly id: string }[]
}

/** Whether sections bear numbers of their own, in titles or in their clauses' ids, that a count would part from. */
export function areNumbered(sections: readonly Numbered[]): boolean {
  return sections.some(({ title, clauses }, index) => {
    const own = /-(\d+)\./.exec(clauses[0]?.id ?? '')?.[1]
    return /^\d/.test(title) || (own !== undefined && Number(own) !== index + 1)
  })
}
