// breaks: house(nothing)
export const findAuditOf = 'find'
export const recordAudit = 'record'
