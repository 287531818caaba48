import { pagination } from '#web/components/navigation/pagination.ts'
import { nothing, type Html } from '#web/html.ts'

/** Where a page of a list stands, and the address of each. */
export type ListPages = {
  readonly page: number
  /** Whether another page follows. */
  readonly more: boolean
  readonly href: (page: number) => string
  /** What the list is of, for those who hear the page: “Pages of reviews”. */
  readonly label?: string
}

/** The links to the page before and the page after; nothing where all stands on one page. */
export function listPages({ page, more, href, label }: ListPages): Html {
  if (page === 1 && !more) return nothing
  return pagination({
    landmarkLabel: label,
    previous: page > 1 ? { href: href(page - 1) } : undefined,
    next: more ? { href: href(page + 1) } : undefined,
  })
}

/** The same with the first and last page and those around this one by number, where it is known how many. */
export function numberedPages({
  page,
  last,
  href,
}: Pick<ListPages, 'page' | 'href'> & { readonly last: number }): Html {
  if (last <= 1) return nothing
  const near = [1, page - 1, page, page + 1, last].filter((one) => one >= 1 && one <= last)
  const numbers = [...new Set(near)].toSorted((a, b) => a - b)
  return pagination({
    previous: page > 1 ? { href: href(page - 1) } : undefined,
    next: page < last ? { href: href(page + 1) } : undefined,
    items: numbers.flatMap((number, i) => {
      const gap = i > 0 && number - (numbers[i - 1] ?? 0) > 1 ? [{ ellipsis: true }] : []
      return [...gap, { number, href: href(number), current: number === page }]
    }),
  })
}
