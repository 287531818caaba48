import { momentWords } from '#core/moment-words.ts'
import { insetText } from '#web/components/display/inset-text.ts'
import { button } from '#web/components/forms/button.ts'
import { backLink } from '#web/components/navigation/back-link.ts'
import { html, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'
import { postForm } from '#web/post-form.ts'

/** The latest signed checkpoint. */
export type ShownCheckpoint = {
  readonly note: string
  readonly size: number
  readonly signedAt: Date
}

/** What the page of the export shows. */
export type ExportModel = {
  readonly base: string
  /** The public key that the log is checked with. */
  readonly publicKey: string
  readonly checkpoint: ShownCheckpoint | undefined
  /** Why the log could not be signed, when it could not. */
  readonly problem?: string | undefined
}

const words = {
  title: 'Export the record',
  back: 'The record',
  what: 'The export is one file with every entry and with what proves that none was changed, left out or added. It says what people did: treat it as you treat the record.',
  download: 'Download the export',
  check: 'How to check it',
  checkSays:
    'Either of these two programs of Houserules does it on any computer, without this website and without a network. They share no code. Take them from where Houserules is published, not from whoever keeps this record; the second is one file and needs Python only.',
  checkWith:
    'In place of KEY put the key below; in place of KEPT.txt, a checkpoint that you kept as a text file, or leave that part out if you kept none.',
  key: 'The key of this log',
  keySays: 'Give it to whoever is to check, by another way than the file.',
  checkpoint: 'The latest checkpoint',
  checkpointSays:
    'Four lines that stand for all entries up to then. Whoever keeps a copy elsewhere, on paper or in a mail to the clerk, can show any later change to them.',
  signedAt: (size: number, when: string) =>
    `${size} ${size === 1 ? 'entry' : 'entries'}, signed on ${when}.`,
  never: 'The record has not been signed yet.',
  sign: 'Sign it as it is now',
  refused: 'The record was not signed',
} as const

/** The page from which the record is exported, with how to check it and what to keep elsewhere. */
export function exportPage(frame: Frame, model: ExportModel): Html {
  const { base, problem } = model
  return layout({
    ...frame,
    title: words.title,
    beforeContent: backLink({ href: base, text: words.back }),
    errors: problem === undefined ? [] : [{ text: `${words.refused}: ${problem}.` }],
    content: html`<h1 class="govuk-heading-l">${words.title}</h1>
      <p class="govuk-body">${words.what}</p>
      ${postForm(frame, {
        action: `${base}/export`,
        content: button({ text: words.download }),
      })}
      <h2 class="govuk-heading-m">${words.check}</h2>
      <p class="govuk-body">${words.checkSays}</p>
      ${code([
        `npm run --silent verify -- --key KEY --witnessed KEPT.txt ${fileOf(frame)}`,
        `python3 scripts/verify-audit.py --key KEY --witnessed KEPT.txt ${fileOf(frame)}`,
      ])}
      <p class="govuk-body">${words.checkWith}</p>
      <h2 class="govuk-heading-m">${words.key}</h2>
      <p class="govuk-body">${words.keySays}</p>
      ${code([model.publicKey])}
      <h2 class="govuk-heading-m">${words.checkpoint}</h2>
      <p class="govuk-body">${words.checkpointSays}</p>
      ${checkpoint(model)}
      ${postForm(frame, {
        action: `${base}/checkpoint`,
        content: button({ text: words.sign, classes: 'govuk-button--secondary' }),
      })}`,
  })
}

/** What the file of the export is called. */
function fileOf({ trust }: Frame): string {
  return `${trust?.slug}-record.jsonl`
}

function checkpoint({ checkpoint: latest }: ExportModel): Html {
  if (latest === undefined) return insetText({ text: words.never })
  const { note, size, signedAt } = latest
  return html`<p class="govuk-body">${words.signedAt(size, momentWords(signedAt))}</p>
    ${code(note.split('\n'))}`
}

function code(lines: readonly string[]): Html {
  return html`<pre class="hr-code"><code>${lines.join('\n')}</code></pre>`
}
