import { type Html, html } from './html.ts'

/** A page of a heading and some sentences: not found, not working. A stand-in until the layout lands. */
export function messagePage(model: {
  readonly title: string
  readonly sentences: readonly string[]
  readonly notice?: string | undefined
}): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>${model.title}</title>
      </head>
      <body>
        ${model.notice === undefined ? null : html`<p>${model.notice}</p>`}
        <main>
          <h1>${model.title}</h1>
          ${model.sentences.map((sentence) => html`<p>${sentence}</p>`)}
        </main>
      </body>
    </html>`
}
