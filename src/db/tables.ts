import type { ColumnType } from 'kysely'

import type { IsoDay } from '#core/iso-day.ts'

import type { AdoptionTables } from './tables/adoption.ts'
import type { DecisionTable } from './tables/decisions.ts'
import type { DisclosureTables } from './tables/disclosures.ts'
import type { ApprovalTables } from './tables/approval.ts'
import type { ImportTables } from './tables/imports.ts'
import type { LifeTables } from './tables/life.ts'
import type { MailMessageTable } from './tables/mail.ts'
import type { PolicyImportTables } from './tables/policy-import.ts'
import type { ReadingTables } from './tables/reading.ts'
import type { RelatedTables } from './tables/related.ts'
import type { ReplayTables } from './tables/replay.ts'
import type { ScimTables } from './tables/scim.ts'
import type { SignInTables } from './tables/sign-in.ts'

/** An instant: given and read as a `Date`, never changed once kept. */
type Instant = ColumnType<Date, Date, never>

/** JSON: written as text (`JSON.stringify`), read as a value whose shape the reader checks. */
type Json = ColumnType<unknown, string, never>

/** A trust: the tenant all other rows belong to. */
export type TrustTable = {
  readonly trust_id: string
  readonly code: string
  readonly name: string
  readonly slug: string
}

/** The text of an edition and of the vocabulary it is read with, under the seal of both. */
export type EditionTable = {
  readonly trust_id: string
  readonly edition_id: string
  readonly label: string
  readonly seal: string
  readonly source: string
  readonly vocabulary: string
  readonly loaded_at: Instant
}

/** Who did what to what, and when; rows are only ever added. */
export type AuditEntryTable = {
  readonly trust_id: string
  readonly entry_id: string
  readonly at: Instant
  readonly actor: string
  readonly action: string
  readonly subject_kind: string
  readonly subject_id: string
  readonly facts: Json
}

/** How many leaves a trust's audit log has. */
export type AuditLogTable = { readonly trust_id: string; readonly size: number }

/** The place of an audit entry in its trust's log. Without a salt the entry was erased. */
export type AuditLeafTable = {
  readonly trust_id: string
  readonly leaf_index: number
  readonly entry_id: string
  readonly commitment: Uint8Array
  readonly salt: Uint8Array | null
}

/** A signed checkpoint of a trust's log, and the public key to check it with. */
export type AuditCheckpointTable = {
  readonly trust_id: string
  readonly size: number
  readonly public_key: string
  readonly note: string
  readonly signed_at: Instant
}

/** A school of a trust; its calendar is a value whose shape the reader checks. */
export type SchoolTable = {
  readonly trust_id: string
  readonly school_id: string
  readonly name: string
  readonly urn: string | null
  readonly phase:
    | 'nursery'
    | 'primary'
    | 'middle-primary'
    | 'middle-secondary'
    | 'secondary'
    | 'all-through'
    | 'sixteen-plus'
    | null
  readonly calendar: ColumnType<unknown, string, string>
}

/** A person's name and, where they have one for work, address. */
export type PersonTable = {
  readonly trust_id: string
  readonly person_id: string
  readonly given_name: string
  readonly family_name: string
  readonly email: string | null
}

/** What is kept about a child beyond the name. */
export type PupilTable = {
  readonly trust_id: string
  readonly person_id: string
  readonly date_of_birth: IsoDay | null
  readonly year_group: string | null
}

/** What a person is, where and for how long; `until_day` is the first day it no longer holds. */
export type StayTable = {
  readonly trust_id: string
  readonly stay_id: string
  readonly person_id: string
  readonly kind:
    | 'staff'
    | 'volunteer'
    | 'contractor'
    | 'visitor'
    | 'governor'
    | 'local-committee-member'
    | 'trustee'
    | 'pupil'
    | 'parent'
  readonly school_id: string | null
  readonly job: 'teacher' | 'teaching-assistant' | 'support-staff' | 'leadership' | null
  readonly from_day: IsoDay | null
  readonly until_day: IsoDay | null
  readonly source: string | null
}

/** Whose parent or carer someone is. */
export type ParentLinkTable = {
  readonly trust_id: string
  readonly pupil_id: string
  readonly parent_id: string
  readonly has_responsibility: boolean
  readonly until_day: IsoDay | null
}

/** Who holds a role of the policy, where and for how long. */
export type RoleHoldingTable = {
  readonly trust_id: string
  readonly holding_id: string
  readonly person_id: string
  readonly role:
    | 'headteacher'
    | 'executive-headteacher'
    | 'dsl'
    | 'deputy-dsl'
    | 'trust-dpo'
    | 'line-manager'
    | 'leadership'
    | 'trust-central'
    | 'online-services-lead'
    | 'comms-lead'
    | 'channel-manager'
    | 'consent-administrator'
    | 'clerk'
    | 'trustee'
    | 'system-administrator'
  readonly school_id: string | null
  readonly capacity: 'holder' | 'alternate'
  readonly from_day: IsoDay
  readonly until_day: IsoDay | null
}

/** The name another system has for a person or a school. */
export type ExternalIdTable = {
  readonly trust_id: string
  readonly source: string
  readonly thing: 'person' | 'school'
  readonly id: string
  readonly person_id: string | null
  readonly school_id: string | null
}

/** How a person, a school or a role stood after a change; rows are only ever added. */
export type PeopleHistoryTable = {
  readonly trust_id: string
  readonly history_id: string
  readonly subject_kind: 'person' | 'school' | 'role'
  readonly subject_id: string
  readonly at: Instant
  readonly cause: string
  readonly state: Json
}

/** How a trust's own spreadsheet is to be read. */
export type ImportMappingTable = {
  readonly trust_id: string
  readonly name: string
  readonly mapping: ColumnType<unknown, string, string>
}

/** The tables that belong to no trust: what can be read before a trust is known. */
export type PlatformTables = { readonly trust: TrustTable }

/** Every table a transaction of one trust can name. */
export type Tables = PlatformTables &
  AdoptionTables &
  DisclosureTables &
  ApprovalTables &
  SignInTables &
  ImportTables &
  LifeTables &
  PolicyImportTables &
  ReadingTables &
  RelatedTables &
  ReplayTables &
  ScimTables & {
    readonly edition: EditionTable
    readonly decision: DecisionTable
    readonly audit_entry: AuditEntryTable
    readonly audit_log: AuditLogTable
    readonly audit_leaf: AuditLeafTable
    readonly audit_checkpoint: AuditCheckpointTable
    readonly school: SchoolTable
    readonly person: PersonTable
    readonly pupil: PupilTable
    readonly stay: StayTable
    readonly parent_link: ParentLinkTable
    readonly role_holding: RoleHoldingTable
    readonly external_id: ExternalIdTable
    readonly people_history: PeopleHistoryTable
    readonly import_mapping: ImportMappingTable
    readonly mail_message: MailMessageTable
  }
