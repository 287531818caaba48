import { roles } from '#people/roles/role.ts'

import type { Draft } from './draft.ts'
import type { SharedData } from './shared-data.ts'
import type { Being, Post, TrustData } from './trust-data.ts'

type Posts = SharedData['posts']

/**
 * Gives every post of the trust and its schools a holder and an alternate: whom the cast names, then
 * whoever of the right kind holds the fewest roles. At the school that is to lack a deputy
 * safeguarding lead nobody is one, and nobody stands in for the lead.
 */
export function fillPosts(
  drafts: readonly Draft[],
  { posts, trust }: { readonly posts: Posts; readonly trust: TrustData },
): readonly Draft[] {
  const places = [undefined, ...Object.keys(trust.schools)]
  const open = places.flatMap((school) => {
    const isGap = school === trust.no_deputy_at
    return openPosts(school === undefined ? posts.trust : posts.school, { school, isGap })
  })
  return open.reduce(fill, drafts)
}

type Open = { readonly post: Post; readonly words: readonly Being[] }

function openPosts(
  posts: Posts['school'],
  { school, isGap }: { readonly school: string | undefined; readonly isGap: boolean },
): readonly Open[] {
  return roles.flatMap((role) => {
    const words = posts[role] ?? []
    const holder = { words, post: { role, school, capacity: 'holder' } } as const
    const alternate = { words, post: { role, school, capacity: 'alternate' } } as const
    if (words.length === 0 || (isGap && role === 'deputy-dsl')) return []
    return isGap && role === 'dsl' ? [holder] : [holder, alternate]
  })
}

function fill(drafts: readonly Draft[], { post, words }: Open): readonly Draft[] {
  if (drafts.some(({ holds }) => holds.some((held) => isSamePost(held, post)))) return drafts
  const [chosen] = drafts
    .filter((draft) => isFit(draft, words, post))
    .toSorted((one, other) => one.holds.length - other.holds.length)
  if (chosen === undefined) return drafts
  return drafts.map((draft) =>
    draft === chosen ? { ...draft, holds: [...draft.holds, post] } : draft,
  )
}

function isFit({ stays, holds }: Draft, words: readonly Being[], post: Post): boolean {
  return (
    stays.some(({ word, school }) => words.includes(word) && school === post.school) &&
    !holds.some(({ role, school }) => role === post.role && school === post.school) &&
    !holds.some(({ role }) => areApart(role, post.role))
  )
}

/** Who watches over data or the record does not also run the system (UK GDPR, Article 38(6)). */
const watching: readonly Post['role'][] = ['trust-dpo', 'clerk']

function areApart(one: Post['role'], other: Post['role']): boolean {
  const runs = (role: Post['role']) => role === 'system-administrator'
  return (runs(one) && watching.includes(other)) || (runs(other) && watching.includes(one))
}

function isSamePost(one: Post, other: Post): boolean {
  return one.role === other.role && one.school === other.school && one.capacity === other.capacity
}
