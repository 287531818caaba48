/** A place where the words of a clause say one thing and its rule another, as a sentence. */
export type Contradiction = { readonly rule: string; readonly says: string }
