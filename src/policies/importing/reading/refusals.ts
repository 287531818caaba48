import { err } from '#core/result.ts'
import type { ReadRefusal } from '#policies/importing/document.ts'

const SAYS: Readonly<Record<ReadRefusal['type'], string>> = {
  'too-large':
    'The file is too large for a policy. Take pictures out of it, or save only the pages of the policy.',
  'too-many-pages': 'The file has more pages than a policy. Save only the pages of the policy.',
  encrypted: 'The file is protected by a password. Save a copy without one and bring that in.',
  scanned:
    'The file holds pictures of pages and no words. Bring in the Word file, or a PDF saved from it.',
  broken: 'The file cannot be opened. Save it again from the program it was written with.',
  empty: 'The file has no words in it.',
  'unknown-kind':
    'The file is not of a kind that can be read. Bring in a Word file (.docx), a PDF, or plain text.',
  slow: 'The file took too long to read. Save it again as a Word file or plain text.',
}

/** A refusal in words a person can act on. */
export function refuse(type: ReadRefusal['type']): {
  readonly ok: false
  readonly error: ReadRefusal
} {
  return err({ type, says: SAYS[type] })
}
