import type { SealedEdition } from '#rulebooks/library.ts'
export function selfCheckStepsOf(_edition: SealedEdition): readonly string[] {
  return []
}
