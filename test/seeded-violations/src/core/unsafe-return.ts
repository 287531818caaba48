// breaks: typescript(no-unsafe-return)
export const parsed = (text: string): string => JSON.parse(text)
