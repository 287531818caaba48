// breaks: typescript(no-unsafe-type-assertion)
export const name = (value: unknown): string => value as string
