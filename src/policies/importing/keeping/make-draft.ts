import { recordAudit } from '#audit/audit.store.ts'
import { entriesAbout } from '#audit/entries-about.ts'
import { isId } from '#core/ids.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Tx } from '#db/db.ts'
import { beginDraftIn } from '#policies/drafts/begin-draft.ts'
import { putRevision } from '#policies/drafts/drafts.store.ts'
import { relatedOf } from '#policies/importing/reviewing/said.ts'
import { shareOf, type Reviewed, type Share } from '#policies/importing/reviewing/shares.ts'
import { allUnconfirmed } from '#rulebooks/writing/blocks.ts'

import { findClauses } from './clauses.store.ts'
import { findImport, updateImport } from './imports.store.ts'
import type { PolicyImport } from './policy-import.ts'
import { recheck, type OfImport, type ReviewNeeds } from './recheck.ts'

/** Why no draft was made of an import. */
export type NotMade =
  | { readonly type: 'not-now' }
  | { readonly type: 'mistaken'; readonly mistakes: readonly string[] }

/** Who makes a draft of which import, whether they may confirm rules, and what is said of its saves. */
export type MakingDraft = OfImport & {
  readonly by: string
  readonly mayConfirm: boolean
  /** Why the draft was begun, with so many rules confirmed, and what whoever makes it said in the review. */
  readonly reason: (confirmed: number, share: Share) => string
  /** What those did whom the making of the draft does not name. */
  readonly sharedReason: (share: Share) => string
}

type Made = Result<{ readonly draftId: string }, NotMade>

/**
 * Makes a draft of an import as it was reviewed. Rules that were accepted are confirmed by whoever makes
 * the draft, if they may confirm rules; all others are not. Everyone who had a hand in the import is an
 * author of the draft, with what they said. It has the id of its import, so that asking twice makes one.
 */
export async function makeDraft(needs: ReviewNeeds, asked: MakingDraft): Promise<Made> {
  for (;;) {
    const made = await tryToMake(needs, asked)
    if (made !== 'changed') return made
  }
}

/** Makes the draft, unless somebody says something, or makes it, while it is written. */
async function tryToMake(needs: ReviewNeeds, asked: MakingDraft): Promise<Made | 'changed'> {
  const { trust, importId } = asked
  const { trustId } = trust
  const one = await needs.db.transactionFor(trustId, (tx) => findImport(tx, importId))
  if (one?.draftId !== undefined) return ok({ draftId: one.draftId })
  if (one?.state !== 'ready') return err({ type: 'not-now' })
  const checked = await recheck(needs, asked)
  if (!checked) return err({ type: 'not-now' })
  if (!checked.ok) return err({ type: 'mistaken', mistakes: checked.error })
  const text = { ...checked.value, revision: one.revision }
  const isMade = await needs.db.transactionFor(trustId, (tx) => make(tx, { needs, asked, text }))
  return isMade ? ok({ draftId: importId }) : 'changed'
}

type Making = {
  readonly needs: ReviewNeeds
  readonly asked: MakingDraft
  /** The draft as it would be, and how often something had been said when it was written. */
  readonly text: {
    readonly text: string
    readonly rules: number
    readonly confirmed: number
    readonly revision: number
  }
}

/** All of it in one transaction: a process that ends in between leaves the review as it was. */
async function make(tx: Tx, { needs, asked, text: written }: Making): Promise<boolean> {
  const { importId: draftId, by, mayConfirm, reason, sharedReason } = asked
  const one = await findImport(tx, draftId, 'lock')
  if (one?.state !== 'ready' || one.revision !== written.revision) return false
  const at = needs.clock.now()
  const { rules } = written
  const confirmed = mayConfirm ? written.confirmed : 0
  const source = mayConfirm ? written.text : allUnconfirmed(written.text)
  const reviewed = await reviewedOf(tx, one)
  const begun = { title: titleOf(one), reason: reason(confirmed, shareOf(by, reviewed)) }
  await beginDraftIn(tx, { at, by, draftId, source, ...begun })
  const others = await othersIn(tx, draftId, by)
  for (const [i, savedBy] of others.entries()) {
    // A save that leaves the text as it is, as the saves of a draft are who wrote it.
    const shared = { savedBy, savedAt: at, reason: sharedReason(shareOf(savedBy, reviewed)) }
    await putRevision(tx, draftId, { revision: i + 2, source, ...shared })
  }
  await updateImport(tx, draftId, { state: 'made', draftId })
  await recordAudit(tx, {
    at,
    actor: by,
    action: 'policy-import.made',
    subject: { kind: 'policy-import', id: draftId },
    facts: { draft: draftId, rules, confirmed, said: saidBy([by, ...others], reviewed) },
  })
  return true
}

function titleOf({ control, fileName }: PolicyImport): string {
  return control.title?.value ?? fileName
}

async function reviewedOf(tx: Tx, one: PolicyImport): Promise<Reviewed> {
  const clauses = await findClauses(tx, { importId: one.importId })
  return { clauses, defects: one.defects, related: relatedOf(one, clauses) }
}

/** What each said in the review, by their ids; the words of a reason stay with the import and the draft. */
function saidBy(people: readonly string[], reviewed: Reviewed): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    people.map((person) => {
      const { dismissed, ...share } = shareOf(person, reviewed)
      return [person, { ...share, dismissed: dismissed.map(({ clause }) => clause) }]
    }),
  )
}

/** Everyone else who brought the file in, or said what its clauses or its control mean. */
async function othersIn(tx: Tx, importId: string, by: string): Promise<readonly string[]> {
  const entries = await entriesAbout(tx, { kind: 'policy-import', id: importId })
  const actors = new Set(entries.map(({ actor }) => actor))
  return [...actors].filter((actor) => actor !== by && isId(actor))
}
