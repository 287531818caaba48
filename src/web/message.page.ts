import type { Html } from './html.ts'
import { plainPage } from './problem.page.ts'

/** A page of a heading and some sentences; a notice means that this is a demonstration. */
export function messagePage(model: {
  readonly title: string
  readonly sentences: readonly string[]
  readonly notice?: string | undefined
}): Html {
  return plainPage({ demo: model.notice !== undefined }, model)
}
