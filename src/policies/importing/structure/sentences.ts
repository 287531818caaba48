const ABBREVIATIONS =
  /\b(?:e\.g|i\.e|etc|No|Mr|Mrs|Ms|Miss|Dr|St|St\.|para|vs|cf|approx|Tel|Ref)\.$/i
const BINDS =
  /\b(?:must|shall|should|will|may|need|needs|never|not|cannot|can|require[sd]?|expected|advised|encouraged|reminded|recommends?|responsible|report(?:ed|s)?|ensures?|applies|consider|checks?|do not|don.t|treated|allowed|permitted|tell|declare|speak to|ask)\b/i
/** Words that lean on the sentence before. */
export const LEANS =
  /^(?:the same (?:goes|applies|holds)|likewise|similarly|this|these|those|such|it|they|he|she|that|which|\()(?=\s|$|[a-z])/i

/** Cuts a paragraph at its full stops, leaving abbreviations, numbers and brackets whole. */
export function sentencesOf(text: string): readonly string[] {
  const cut: string[] = []
  let open: string[] = []
  let brackets = 0
  for (const piece of text.split(/(?<=[.!?]["”’']?)\s+(?=["“‘'(]?[A-Z])/)) {
    open.push(piece)
    brackets += bracketsLeft(piece)
    if (ABBREVIATIONS.test(piece) || brackets > 0) continue
    cut.push(open.join(' '))
    open = []
    brackets = 0
  }
  return open.length === 0 ? cut : [...cut, open.join(' ')]
}

/** How many more brackets are opened in a text than are closed. */
function bracketsLeft(text: string): number {
  return text.split('(').length - text.split(')').length
}

/**
 * The statements of a paragraph, one clause each: sentences that bind someone stand alone; one that
 * leans on the sentence before it, or binds nobody, stays with it.
 */
export function statementsOf(text: string): readonly string[] {
  const statements: string[] = []
  for (const sentence of sentencesOf(text)) {
    const before = statements.at(-1)
    const isOwn = BINDS.test(sentence) && !LEANS.test(sentence)
    if (before === undefined || isOwn) statements.push(sentence)
    else statements[statements.length - 1] = `${before} ${sentence}`
  }
  return statements
}
