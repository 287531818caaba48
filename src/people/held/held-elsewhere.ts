/** Something that another part of the software holds about a person: in words, and as it is kept. */
export type HeldThing = { readonly says: string; readonly kept: object }

/** What another part of the software holds about people; each part gives one of these. */
export type HeldElsewhere = {
  /** Its name in the export, such as `questions`. */
  readonly name: string
  /** Its heading on the page. */
  readonly title: string
  readonly find: (of: {
    readonly trustId: string
    readonly personId: string
  }) => Promise<readonly HeldThing[]>
}
