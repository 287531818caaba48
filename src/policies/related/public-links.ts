import type { IsoDay } from '#core/iso-day.ts'
import type { Db } from '#db/db.ts'

import { listRelated } from './list-related.ts'
import type { LeansOn } from './related-document.ts'

/** Where documents can be read, by title: those that are for everyone. */
export type Links = ReadonlyMap<string, string>

/** Whose documents are looked for. */
export type LinksAsked = {
  readonly trustId: string
  readonly rulebook: LeansOn
  readonly today: IsoDay
  readonly schoolId?: string | undefined
}

/** Where the documents that a policy names can be read, of one school where one is given. */
export async function publicLinks({ db }: { readonly db: Db }, asked: LinksAsked): Promise<Links> {
  const shelf = await listRelated({ db }, asked)
  const open = shelf.documents.filter((one) => one.for === 'everyone')
  return new Map(
    open.flatMap((one) => {
      const { link } = shelf.at(one, asked.schoolId)
      return link === undefined ? [] : [[one.title, link] as const]
    }),
  )
}
