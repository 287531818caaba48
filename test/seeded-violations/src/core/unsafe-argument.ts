// breaks: typescript(no-unsafe-argument)
export const size = (text: string): number => Number.parseInt(JSON.parse(text), 10)
