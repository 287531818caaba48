import { isRecord } from '#core/is-record.ts'
import { err, type Result } from '#core/result.ts'
import { badSyntax, badValue, type ScimProblem } from '#people/scim/scim-problem.ts'

import { readPath } from './attribute-path.ts'
import { isOfPupil, readJson } from './read-user.ts'
import { readAttribute, readAttributes, type SaidOfUser, together } from './said-of-user.ts'

const mostOperations = 100

/**
 * Reads a change of an account (RFC 7644, 3.5.2) as what it says in the end. Operations may be written
 * in capitals or small letters, and values may come without a path, nested or with points in the key.
 */
export function readPatch(text: string): Result<SaidOfUser, ScimProblem> {
  const json = readJson(text)
  if (!json.ok) return json
  const operations = valueOf(json.value, 'operations')
  if (!Array.isArray(operations)) return err(badSyntax('Operations is missing.'))
  if (operations.length > mostOperations) return err(badSyntax('There are too many operations.'))
  const said = together(operations.map(readOperation))
  if (said.ok && isOfPupil(said.value)) return err(badValue('Only accounts of staff are taken.'))
  return said
}

/** The value of a key, written in capitals or small letters. */
function valueOf(record: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.entries(record).find(([name]) => name.toLowerCase() === key)?.[1]
}

function readOperation(operation: unknown): Result<SaidOfUser, ScimProblem> {
  if (!isRecord(operation)) return err(badSyntax('An operation is an object.'))
  const path = valueOf(operation, 'path') ?? ''
  if (typeof path !== 'string') return err(badSyntax('A path is a text.'))
  const op = valueOf(operation, 'op')
  switch (typeof op === 'string' ? op.toLowerCase() : '') {
    case 'remove':
      return readRemoval(path)
    case 'add':
    case 'replace':
      return readChange(path, valueOf(operation, 'value'))
    default:
      return err(badSyntax('op is add, replace or remove.'))
  }
}

function readChange(path: string, value: unknown): Result<SaidOfUser, ScimProblem> {
  if (path === '') {
    return isRecord(value)
      ? readAttributes(value)
      : err(badValue('A value without a path is an object.'))
  }
  const read = readPath(path)
  return read.ok ? readAttribute(read.value, value) : read
}

const noTarget: ScimProblem = {
  status: 400,
  scimType: 'noTarget',
  detail: 'remove needs a path.',
}

function readRemoval(path: string): Result<SaidOfUser, ScimProblem> {
  if (path === '') return err(noTarget)
  const read = readPath(path)
  if (!read.ok) return read
  if (read.value.name === 'active' || read.value.name === 'username') {
    return err(badValue(`${path} cannot be removed.`))
  }
  return readAttribute(read.value, undefined)
}
