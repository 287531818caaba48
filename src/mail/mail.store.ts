import { sql } from 'kysely'

import type { Tx } from '#db/db.ts'

import type { KeptMessage, NewMessage, Outcome } from './message.ts'

/** A message under its id. */
export type MessageToKeep = NewMessage & { readonly messageId: string }

/** Keeps messages to be sent. */
export async function insertMessages(tx: Tx, messages: readonly MessageToKeep[]): Promise<void> {
  await tx.query
    .insertInto('mail_message')
    .values(
      messages.map(({ messageId, to, kind, subject, text }) => ({
        trust_id: tx.trustId,
        message_id: messageId,
        person_id: 'personId' in to ? to.personId : null,
        address: 'address' in to ? to.address : null,
        kind,
        subject,
        body: text,
      })),
    )
    .execute()
}

/** A message that waits to be sent, with its recipient's address as it is now and its trust's name. */
export type WaitingMessage = {
  readonly to: string | null
  readonly subject: string
  readonly text: string
  readonly trustName: string
}

/** The message if it still waits. */
export async function findWaiting(tx: Tx, messageId: string): Promise<WaitingMessage | undefined> {
  return messages(tx)
    .innerJoin('trust', 'trust.trust_id', 'message.trust_id')
    .where('message.message_id', '=', messageId)
    .where('message.outcome', 'is', null)
    .select(['trust.name as trustName', 'message.subject', 'message.body as text'])
    .select(addressNow)
    .$narrowType<{ subject: string; text: string }>()
    .executeTakeFirst()
}

/** What became of a message, and the code of the mail server's reply if it gave one. */
export type Settlement = { readonly outcome: Outcome; readonly replyCode?: number | undefined }

/** Keeps what became of a message that waited; its words and the address go, unless it is held. */
export async function settleMessage(
  tx: Tx,
  messageId: string,
  { outcome, replyCode }: Settlement,
): Promise<void> {
  await tx.query
    .updateTable('mail_message')
    .set({
      outcome,
      reply_code: replyCode ?? null,
      settled_at: sql<Date>`now()`,
      ...(outcome === 'held' ? {} : { subject: null, body: null, address: null }),
    })
    .where('trust_id', '=', tx.trustId)
    .where('message_id', '=', messageId)
    .where('outcome', 'is', null)
    .execute()
}

/** The messages of the trust, the latest first, at most 200. */
export async function findMessages(tx: Tx): Promise<readonly KeptMessage[]> {
  return keptMessages(tx).orderBy('message.message_id', 'desc').limit(200).execute()
}

/** One message of the trust. */
export async function findMessage(tx: Tx, messageId: string): Promise<KeptMessage | undefined> {
  return keptMessages(tx).where('message.message_id', '=', messageId).executeTakeFirst()
}

function keptMessages(tx: Tx) {
  return messages(tx)
    .select([
      'message.message_id as messageId',
      'message.kind',
      'message.person_id as personId',
      'message.queued_at as queuedAt',
      'message.settled_at as settledAt',
      'message.outcome',
      'message.subject',
      'message.body as text',
    ])
    .select(addressNow)
}

function messages(tx: Tx) {
  return tx.query
    .selectFrom('mail_message as message')
    .leftJoin('person', (join) =>
      join
        .onRef('person.trust_id', '=', 'message.trust_id')
        .onRef('person.person_id', '=', 'message.person_id'),
    )
    .where('message.trust_id', '=', tx.trustId)
}

const addressNow = sql<string | null>`coalesce(message.address, person.email)`.as('to')
