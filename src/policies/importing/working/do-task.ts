import { fileURLToPath } from 'node:url'

import { ok, type Result } from '#core/result.ts'
import type { ReadRefusal } from '#policies/importing/document.ts'
import type { Catalogue } from '#policies/importing/matching/catalogue.ts'
import { openCatalogue } from '#policies/importing/matching/open-catalogue.ts'
import { readPolicy } from '#policies/importing/read-policy.ts'
import { readFile } from '#policies/importing/reading/read-file.ts'
import { refuse } from '#policies/importing/reading/refusals.ts'
import { checkReview } from '#policies/importing/reviewing/check-review.ts'
import { readVocabularyFile } from '#rulebooks/library.ts'
import type { Vocabulary } from '#rulebooks/language/vocabulary.ts'

import type { FindStep, FoundPolicy, Said, Task } from './task.ts'

const rulebooks = fileURLToPath(new URL('../../../../rulebooks', import.meta.url))

type Opened = { readonly catalogue: Catalogue; readonly vocabulary: Vocabulary }
let opened: Opened | undefined

/** Read once, as a worker may do many tasks. */
function open(): Opened {
  if (opened) return opened
  const vocabulary = readVocabularyFile(rulebooks)
  if (!vocabulary.ok) throw new Error('the vocabulary cannot be read')
  opened = { catalogue: openCatalogue(), vocabulary: vocabulary.value }
  return opened
}

/** Does a task and gives its answer; `onStep` hears how far it is. */
export async function doTask(task: Task, onStep: (step: FindStep) => void): Promise<Said> {
  switch (task.type) {
    case 'read':
      return { type: 'read', read: await readFile(task.file) }
    case 'find':
      return { type: 'found', found: await find(task, onStep) }
    case 'check':
      return { type: 'checked', checked: checkReview(task.parts, open()) }
  }
}

async function find(
  { file, today }: Extract<Task, { type: 'find' }>,
  onStep: (step: FindStep) => void,
): Promise<Result<FoundPolicy, ReadRefusal>> {
  onStep('reading')
  const read = await readFile(file)
  if (!read.ok) return read
  onStep('matching')
  const { kind, pages } = read.value
  const found = readPolicy(read.value, { ...open(), today })
  if (found.sections.length === 0) return refuse('empty')
  return ok({ kind, ...(pages === undefined ? {} : { pages }), ...found })
}
