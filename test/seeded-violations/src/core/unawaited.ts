// breaks: typescript(return-await)
export async function attempt(work: () => Promise<string>): Promise<string> {
  try {
    return work()
  } catch {
    return ''
  }
}
