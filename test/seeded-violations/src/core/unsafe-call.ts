// breaks: typescript(no-unsafe-call)
export const run = (text: string): unknown => JSON.parse(text)()
