// breaks: house(only-record-audit)
import { findAuditOf, recordAudit } from '#audit/audit.store.ts'

export const both = [findAuditOf, recordAudit]
