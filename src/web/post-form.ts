import type { Context } from 'hono'

import { html, nothing, type Html } from './html.ts'
import type { Frame } from './layout.ts'

/** The name of the field that says whose form it is. */
export const FORM_TOKEN = 'form_token'

/**
 * A form that changes something. There is no other: it brings the token without which the door lets
 * nothing of a signed-in person's be changed.
 */
export function postForm(
  { signedIn }: Pick<Frame, 'signedIn'>,
  form: {
    readonly action: string
    readonly content: Html
    /** True for a form that sends a file. */
    readonly files?: boolean
    readonly id?: string
  },
): Html {
  const token = signedIn
    ? html`<input type="hidden" name="${FORM_TOKEN}" value="${signedIn.formToken}" />`
    : nothing
  const encoding = form.files ? 'multipart/form-data' : 'application/x-www-form-urlencoded'
  return html`<form
    action="${form.action}"
    method="post"
    enctype="${encoding}"
    ${form.id ? html`id="${form.id}"` : nothing}
    novalidate
  >
    ${token} ${form.content}
  </form>`
}

/** The form that was sent; undefined when what was sent is none, which only a program can do. */
export async function readForm({ req }: Context): Promise<FormData | undefined> {
  try {
    return await req.formData()
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

/** The form that was sent, empty when it was none; what is no text is left out. */
export async function sentForm(c: Context): Promise<URLSearchParams> {
  const sent = new URLSearchParams()
  for (const [name, value] of (await readForm(c))?.entries() ?? []) {
    if (typeof value === 'string') sent.append(name, value.replaceAll('\0', ''))
  }
  return sent
}
