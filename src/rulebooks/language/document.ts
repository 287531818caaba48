import type { Complaints } from './mistakes.ts'
import type { YamlBlock } from './yaml-block.ts'

/** A fenced block under a clause: `rule`, `example` or `kept`. */
export type Fence = YamlBlock & { readonly language: string }

/** A clause as it stands in the document, its blocks not yet read. */
export type RawClause = {
  readonly id: string
  readonly title: string
  readonly line: number
  readonly text: string
  readonly fences: readonly Fence[]
}

/** A section of the document. */
export type RawSection = {
  readonly title: string
  readonly line: number
  readonly intro: string
  readonly clauses: readonly RawClause[]
}

/** A rulebook's document cut into front matter, sections and clauses, with line numbers. */
export type RawDocument = {
  readonly frontMatter: YamlBlock
  readonly sections: readonly RawSection[]
}

type Clause = { id: string; title: string; line: number; text: string[]; fences: Fence[] }
type Section = { title: string; line: number; intro: string[]; clauses: Clause[] }

const CLAUSE = /^## +([A-Z]{3}-[A-Z]?\d+\.\d+)(?:\s+(.*))?$/
const FENCES = new Set(['rule', 'example', 'kept'])

/** Cuts a rulebook's text into its parts; what does not belong is complained about. */
export function cutDocument(text: string, complaints: Complaints): RawDocument | undefined {
  // Some editors begin a file with an invisible mark, which is no part of the text.
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const end = lines.indexOf('---', 1)
  if (lines[0] !== '---' || end < 0) {
    complaints.add(1, 'a rulebook begins with front matter between two lines of `---`')
    return undefined
  }
  const sections = new Cutter(complaints).cut(lines, end + 1)
  return { frontMatter: { text: lines.slice(1, end).join('\n'), line: 2 }, sections }
}

class Cutter {
  readonly #complaints: Complaints
  readonly #sections: Section[] = []
  #fence: { language: string; line: number; body: string[] } | undefined

  constructor(complaints: Complaints) {
    this.#complaints = complaints
  }

  cut(lines: readonly string[], start: number): readonly RawSection[] {
    lines.slice(start).forEach((line, i) => this.#take(line, start + i + 1))
    this.#closeUnclosed()
    return this.#sections.map((section) => ({
      ...section,
      intro: joined(section.intro),
      clauses: section.clauses.map((clause) => ({ ...clause, text: joined(clause.text) })),
    }))
  }

  #take(line: string, number: number): void {
    if (this.#fence && opensFence(line)) this.#closeUnclosed()
    if (this.#fence) this.#inFence(line)
    else if (line.startsWith('```')) this.#openFence(line.slice(3).trim(), number)
    else if (line.startsWith('# ')) this.#openSection(line.slice(2).trim(), number)
    else if (line.startsWith('## ')) this.#openClause(line, number)
    else this.#words(line)
  }

  #inFence(line: string): void {
    const fence = this.#fence
    if (!fence) return
    if (line.trim() !== '```') {
      fence.body.push(line)
      return
    }
    const clause = this.#clause()
    this.#fence = undefined
    const block = { language: fence.language, text: fence.body.join('\n'), line: fence.line + 1 }
    clause?.fences.push(block)
  }

  #closeUnclosed(): void {
    if (this.#fence) this.#complaints.add(this.#fence.line, 'this block is never closed')
    this.#fence = undefined
  }

  #openFence(language: string, line: number): void {
    if (!FENCES.has(language)) {
      this.#complaints.add(line, `unknown block \`${language}\`; a block is rule, example or kept`)
    } else if (!this.#clause()) {
      this.#complaints.add(line, `this ${language} stands under no clause`)
    }
    this.#fence = { language, line, body: [] }
  }

  #openSection(title: string, line: number): void {
    this.#sections.push({ title, line, intro: [], clauses: [] })
  }

  #openClause(line: string, number: number): void {
    const match = CLAUSE.exec(line)
    const section = this.#sections.at(-1)
    if (!match?.[1]) {
      this.#complaints.add(
        number,
        `\`${line}\` is not a clause heading such as \`## LEA-9.01 Title\``,
      )
    } else if (!section) {
      this.#complaints.add(number, `clause \`${match[1]}\` stands before any section (\`# Title\`)`)
    } else {
      const title = match[2]?.trim() ?? ''
      section.clauses.push({ id: match[1], title, line: number, text: [], fences: [] })
    }
  }

  #words(line: string): void {
    const section = this.#sections.at(-1)
    const clause = section?.clauses.at(-1)
    if (clause) clause.text.push(line)
    else section?.intro.push(line)
  }

  #clause(): Clause | undefined {
    return this.#sections.at(-1)?.clauses.at(-1)
  }
}

function opensFence(line: string): boolean {
  return line.startsWith('```') && FENCES.has(line.slice(3).trim())
}

function joined(lines: readonly string[]): string {
  return lines
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}
