// breaks: typescript(consistent-type-assertions)
export const name = (value: unknown): string => value as string
