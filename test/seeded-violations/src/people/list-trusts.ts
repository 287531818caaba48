// breaks: house(query-only-in-stores)
export const listTrusts = (tx: { query: string }): string => tx.query
