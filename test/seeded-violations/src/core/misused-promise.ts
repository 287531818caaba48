// breaks: typescript(no-misused-promises)
export function each(list: readonly string[], work: (text: string) => Promise<void>): void {
  list.forEach(async (text) => {
    await work(text)
  })
}
