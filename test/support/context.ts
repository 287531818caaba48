/** What the tests' global set-ups hand to the tests. */
export type TestDatabase =
  /** A tar file of a migrated PGlite folder. */
  | { readonly kind: 'pglite'; readonly template: string }
  /** A server where the database `template` is migrated; `url` ends before the database's name. */
  | { readonly kind: 'postgres'; readonly url: string; readonly template: string }

declare module 'vitest' {
  // Vitest asks for an interface here, as it joins everybody's into one.
  interface ProvidedContext {
    readonly testDatabase: TestDatabase
  }
}
