import { v7 } from 'uuid'

/** A new random id (UUIDv7): ordered by time of making, unguessable, unique without asking anyone. */
export function newId(): string {
  return v7()
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** True for text in the form of an id, as it may come from an address or a form. */
export function isId(text: string): boolean {
  return uuid.test(text)
}
