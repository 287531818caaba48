import { newId } from '#core/ids.ts'

import { dayFields } from './people-pages.ts'
import type { PolicyPages } from './trust-with-policy.ts'

/** The change that makes the model policy ask something of each school. */
export function asksOfSchools(kind: 'review' | 'adopt' | 'copy', by: string) {
  const numbering = 'numbering: { scheme: none }'
  const local = `local: { kind: ${kind}, by: ${by}, clause: MOD-1.1 }`
  return { [numbering]: `${local}\n${numbering}` }
}

/** The form of a review by a school’s committee on 28 September 2026, or what else is given. */
export function said(more: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    record: newId(),
    ...dayFields('on', '2026-09-28'),
    body: 'Ash local academy committee',
    minute: 'minute 6',
    ...more,
  }
}

/** A page of the trust as somebody sees it who has not signed in. */
export async function visit({ app, trust }: PolicyPages, path: string): Promise<string> {
  return (await app.request(`/trusts/${trust.slug}${path}`)).text()
}
