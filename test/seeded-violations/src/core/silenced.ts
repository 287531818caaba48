// breaks: house(assertion-by-comment)
// @ts-expect-error: never mind
export const name: string = 1
