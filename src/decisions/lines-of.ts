/** The lines of a stream of text, without their ends; reads on only as fast as lines are taken. */
export async function* linesOf(
  stream: AsyncIterable<string | Uint8Array>,
): AsyncGenerator<string, void> {
  const decoder = new TextDecoder()
  // Pieces are joined once a line ends: joining at each would take a long line's square of time.
  let pieces: string[] = []
  for await (const chunk of stream) {
    const text = typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })
    const [end = '', ...begun] = text.split('\n')
    pieces.push(end)
    for (const piece of begun) {
      yield pieces.join('')
      pieces = [piece]
    }
  }
  const left = pieces.join('') + decoder.decode()
  if (left !== '') yield left
}
