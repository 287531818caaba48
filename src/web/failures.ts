import type { ErrorHandler, NotFoundHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { RequestIdVariables } from 'hono/request-id'

import type { Frame } from './layout.ts'
import { messagePage } from './message.page.ts'
import { isApi, problemDetails } from './problem-details.ts'
import { notFoundPage, problemPage } from './problem.page.ts'

type Env = { Variables: RequestIdVariables }
type Site = { readonly notice?: string | undefined }

const words = {
  tooLarge: {
    title: 'What you sent is too large',
    sentences: ['Go back, send less, and try again.'],
  },
  refused: {
    title: 'This could not be accepted',
    sentences: [
      'It came from another website, or the page was open for too long. Go back, reload the page and try again.',
    ],
  },
} as const

/** The page for an address that leads nowhere; other software gets problem details. */
export function notFound(site: Site): NotFoundHandler<Env> {
  return (c) =>
    isApi(c.req.path)
      ? problemDetails(c, { status: 404, title: 'There is nothing at this address' })
      : c.html(notFoundPage(frameOf(site)), 404)
}

/**
 * The page for a request that was refused or went wrong. What went wrong is reported with the
 * request's id and never shown.
 */
export function onFailure(
  site: Site & { readonly report: (id: string, error: Error) => void },
): ErrorHandler<Env> {
  return (error, c) => {
    if (error instanceof HTTPException && error.status < 500) {
      const page = error.status === 413 ? words.tooLarge : words.refused
      const { title } = page
      if (isApi(c.req.path)) return problemDetails(c, { status: error.status, title })
      return c.html(messagePage({ ...page, notice: site.notice }), error.status)
    }
    const id = c.get('requestId')
    site.report(id, error)
    if (isApi(c.req.path)) return problemDetails(c, { status: 500, ...brokenFor(id) })
    return c.html(problemPage(frameOf(site), id), 500)
  }
}

function brokenFor(id: string): { readonly title: string; readonly detail: string } {
  return { title: 'Something went wrong here', detail: `Reference: ${id}` }
}

function frameOf(site: Site): Frame {
  return { demo: site.notice !== undefined }
}
