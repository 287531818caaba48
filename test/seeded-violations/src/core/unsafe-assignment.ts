// breaks: typescript(no-unsafe-assignment)
export const parsed = (text: string): unknown => {
  const value = JSON.parse(text)
  return value
}
