import type { ColumnType } from 'kysely'

/** A message of a trust; its words and address are gone once it was sent or given up. */
export type MailMessageTable = {
  readonly trust_id: string
  readonly message_id: string
  readonly person_id: string | null
  readonly address: string | null
  readonly kind: string
  readonly subject: string | null
  readonly body: string | null
  readonly queued_at: ColumnType<Date, never, never>
  readonly outcome: 'sent' | 'refused' | 'failed' | 'no-address' | 'held' | null
  readonly reply_code: number | null
  readonly settled_at: ColumnType<Date | null, never, Date>
}
