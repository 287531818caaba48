/** What is to be seen or changed. `places` are the ids of its trust and of the schools it is about. */
export type Thing =
  | { readonly type: 'Service' }
  | (Placed & { readonly type: 'Trust' })
  | (Placed & { readonly type: 'Person'; readonly personId: string; readonly child: boolean })
  | (Placed & { readonly type: 'Holding'; readonly personId: string; readonly role: string })
  | (Placed & { readonly type: 'Answer'; readonly owner?: string | undefined })
  /** What a person disclosed, at the schools where they work today; the roles it went to, and whom of them, if not all. */
  | (Placed & {
      readonly type: 'Disclosure'
      readonly personId: string
      readonly to: readonly string[]
      readonly chosen: readonly string[]
    })

type Placed = {
  readonly trustId: string
  /** Schools the thing is about; the trust is always one of its places. */
  readonly schools: readonly string[]
}

/** What belongs to no trust: the first page, stylesheets, the sign of life. */
export const service: Thing = { type: 'Service' }

/** A trust as a whole. */
export function trustAsThing(trustId: string): Thing {
  return { type: 'Trust', trustId, schools: [] }
}
