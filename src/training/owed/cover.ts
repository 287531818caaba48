import type { Item } from './item.ts'
import { asksInOrder } from './requirement.ts'

/** Whether doing one thing does another too: the whole policy its sections, signing a document being given it. */
export function covers(one: string, other: string): boolean {
  if (one === other) return true
  const [verb = '', reach = ''] = one.split(':')
  if (verb === 'document') return other === `given:${one.slice('document:'.length)}`
  return reach === 'policy' && (verb === 'read' || verb === 'learn') && other.startsWith(`${verb}:`)
}

/** Leaves out what doing another item does too, when both stand the same way; that one is asked for both. */
export function cover(items: readonly Item[]): readonly Item[] {
  return items
    .filter((item) => !items.some((other) => hides(other, item)))
    .map((item) => items.filter((other) => hides(item, other)).reduce(together, item))
}

function hides(one: Item, other: Item): boolean {
  if (one === other || !covers(one.key, other.key)) return false
  if (one.standing === other.standing) return true
  if (other.standing === 'done') return false
  return one.standing === 'never' || one.standing === 'again'
}

function together(item: Item, part: Item): Item {
  return {
    ...item,
    asks: asksInOrder.findLast((asks) => asks === item.asks || asks === part.asks) ?? item.asks,
    askedBy: [...item.askedBy, ...part.askedBy],
    own: item.own && part.own,
    due: earliest(item.due, part.due),
  }
}

function earliest(one: string | undefined, other: string | undefined): string | undefined {
  return [one, other].filter((day) => day !== undefined).toSorted()[0]
}
