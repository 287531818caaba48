import { parse } from 'yaml'

import { err, ok, type Result } from '#core/result.ts'
import { isRecord } from '#core/is-record.ts'

import {
  clausesOf,
  isBlank,
  outlineOf,
  type BlockPlace,
  type ClausePlace,
  type Outline,
} from './outline.ts'
import { markConfirmed } from './confirmed-mark.ts'
import { findClause, splice, toLines } from './splice.ts'
import type { WritingError } from './writing-error.ts'

/** A kind of block under a clause. */
export type BlockKind = 'rule' | 'example' | 'kept'

/** The blocks of one kind under a clause, without the lines that open and close them. */
export function blockTexts(text: string, id: string, kind: BlockKind): readonly string[] {
  const found = findClause(text, id)
  if (!found.ok) return []
  return found.value.place.blocks
    .filter(({ language }) => language === kind)
    .map((block) => block.text)
}

/** The block of a rule or duty by the rule's id; undefined when there is none. */
export function ruleSource(text: string, ruleId: string): string | undefined {
  const found = findRule(text, ruleId)
  return found.ok ? found.value.block.text : undefined
}

/** The document with the block of a rule written anew. */
export function replaceRule(
  text: string,
  ruleId: string,
  block: string,
): Result<string, WritingError> {
  const found = findRule(text, ruleId)
  if (!found.ok) return found
  const wrong = closing(block)
  return wrong ? err(wrong) : ok(replaceBlock(found.value.outline, found.value.block, block))
}

/** The document without a rule. */
export function removeRule(text: string, ruleId: string): Result<string, WritingError> {
  const found = findRule(text, ruleId)
  if (!found.ok) return found
  return ok(cutBlock(found.value.outline, found.value.block))
}

/** The document with the blocks of one kind of a clause replaced by these, in their order. */
export function setBlocks(
  text: string,
  { id, kind }: { readonly id: string; readonly kind: BlockKind },
  blocks: readonly string[],
): Result<string, WritingError> {
  const wrong = blocks.map(closing).find((one) => one !== undefined)
  if (wrong) return err(wrong)
  const found = findClause(text, id)
  if (!found.ok) return found
  const held = found.value.place.blocks.filter(({ language }) => language === kind)
  // From the last to the first, so that the lines of those before stay where they are.
  const kept = [...held.entries()].reduceRight(
    (written, [i, block]) => putBlock(written, block, blocks[i]),
    text,
  )
  const added = blocks.slice(held.length)
  return ok(added.reduce((written, block) => appendBlock(written, { id, kind }, block), kept))
}

/** The document with one more block of a kind under a clause, after those of its kind. */
export function addBlock(
  text: string,
  where: { readonly id: string; readonly kind: BlockKind },
  block: string,
): Result<string, WritingError> {
  const wrong = closing(block)
  if (wrong) return err(wrong)
  const found = findClause(text, where.id)
  return found.ok ? ok(appendBlock(text, where, block)) : found
}

/** The document with a rule of a clause marked as confirmed by somebody, or as not confirmed yet. */
export function setConfirmed(
  text: string,
  { id, rule }: { readonly id: string; readonly rule: string },
  isConfirmed: boolean,
): Result<string, WritingError> {
  const found = findClause(text, id)
  if (!found.ok) return found
  const { outline, place } = found.value
  const block = rulesOf(place)[idsOf(place).indexOf(rule)]
  if (block === undefined) return err({ type: 'no-such-rule', id: rule })
  const marked = markConfirmed(block.text, isConfirmed)
  return ok(marked === block.text ? text : replaceBlock(outline, block, marked))
}

/** The document with every rule of a clause marked as confirmed or not. */
export function setClauseConfirmed(
  text: string,
  id: string,
  isConfirmed: boolean,
): Result<string, WritingError> {
  const marked = blockTexts(text, id, 'rule').map((block) => markConfirmed(block, isConfirmed))
  return setBlocks(text, { id, kind: 'rule' }, marked)
}

/** The document with every rule of every clause marked as not confirmed. */
export function allUnconfirmed(text: string): string {
  const outline = outlineOf(text)
  const blocks = outline === undefined ? [] : clausesOf(outline).flatMap(rulesOf)
  // From the last to the first, so that the lines of those before stay where they are.
  return blocks.reduceRight(
    (written, block) => putBlock(written, block, markConfirmed(block.text, false)),
    text,
  )
}

/** The ids of the rules and duties of a clause, in their order. */
export function ruleIds(text: string, id: string): readonly string[] {
  const found = findClause(text, id)
  return found.ok ? idsOf(found.value.place) : []
}

/** Where a rule or duty stands: its clause, which of its rules it is, counted from 0, and its block. */
export type RulePlaced = {
  readonly clause: ClausePlace
  readonly index: number
  readonly block: string
}

/** The place of a rule or duty by the rule's id; undefined when there is none. */
export function placeOfRule(text: string, ruleId: string): RulePlaced | undefined {
  const outline = outlineOf(text)
  for (const clause of outline === undefined ? [] : clausesOf(outline)) {
    const index = idsOf(clause).indexOf(ruleId)
    const block = rulesOf(clause)[index]
    if (block) return { clause, index, block: block.text }
  }
  return undefined
}

type FoundRule = { readonly outline: Outline; readonly block: BlockPlace }

function findRule(text: string, ruleId: string): Result<FoundRule, WritingError> {
  const outline = outlineOf(text)
  if (outline === undefined) return err({ type: 'not-a-rulebook' })
  for (const place of clausesOf(outline)) {
    const index = idsOf(place).indexOf(ruleId)
    const block = rulesOf(place)[index]
    if (block) return ok({ outline, block })
  }
  return err({ type: 'no-such-rule', id: ruleId })
}

function rulesOf({ blocks }: ClausePlace): readonly BlockPlace[] {
  return blocks.filter(({ language }) => language === 'rule')
}

function idsOf(place: ClausePlace): readonly string[] {
  return rulesOf(place).map(
    ({ text }, index) => idIn(text) ?? (index === 0 ? place.id : `${place.id}/${index + 1}`),
  )
}

/** The id a rule gives itself; reading every block of a long document as YAML would take too long. */
function idIn(block: string): string | undefined {
  if (!/\bid\s*:/.test(block)) return undefined
  try {
    const read: unknown = parse(block)
    return isRecord(read) && typeof read['id'] === 'string' ? read['id'] : undefined
  } catch {
    return undefined
  }
}

function closing(block: string): WritingError | undefined {
  const line = block.split(/\r\n|\r|\n/).find((one) => /^\s*```/.test(one))
  return line === undefined ? undefined : { type: 'breaks-document', line }
}

/** Writes a block anew, or takes it out where nothing is to stand in its place. */
function putBlock(text: string, block: BlockPlace, put: string | undefined): string {
  const outline = outlineOf(text)
  if (outline === undefined || put === block.text) return text
  return put === undefined ? cutBlock(outline, block) : replaceBlock(outline, block, put)
}

function replaceBlock(outline: Outline, { start, end }: BlockPlace, text: string): string {
  return splice(outline, { start: start + 1, end: end - 1 }, toLines(text.trimEnd(), outline))
}

/** Takes a block out with the blank lines before it, which set it apart. */
function cutBlock(outline: Outline, { start, end }: BlockPlace): string {
  let from = start
  while (isBlank(outline.lines[from - 1])) from -= 1
  return splice(outline, { start: from, end }, [])
}

function appendBlock(
  text: string,
  { id, kind }: { readonly id: string; readonly kind: BlockKind },
  block: string,
): string {
  const found = findClause(text, id)
  if (!found.ok) return text
  const { outline, place } = found.value
  const last = place.blocks.findLast(({ language }) => language === kind)
  const line = last?.end ?? spotOf(outline, place, kind)
  const { ending, lines } = outline
  const open = lines[line - 1]?.endsWith('\n') ? [] : [ending]
  const fenced = [`\`\`\`${kind}${ending}`, ...toLines(block.trimEnd(), outline), `\`\`\`${ending}`]
  return splice(outline, { start: line, end: line }, [...open, ending, ...fenced])
}

/** Rules stand first under the words, what keeps a clause after them, examples last. */
function spotOf({ lines }: Outline, { blocks, start, end }: ClausePlace, kind: BlockKind): number {
  const before = kind === 'example' ? ['rule', 'kept'] : kind === 'kept' ? ['rule'] : []
  const last = blocks.findLast(({ language }) => before.includes(language))
  if (last) return last.end
  let line = blocks[0]?.start ?? end
  while (line > start + 1 && isBlank(lines[line - 1])) line -= 1
  return line
}
