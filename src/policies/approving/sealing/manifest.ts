import { z } from 'zod'

import { packageParts } from './package-parts.ts'

/** The form of a package; another form gets another number. */
export const packageForm = 'houserules-package/1'

const hex = z.string().regex(/^[0-9a-f]{64}$/)
const hashes = z.record(packageParts.keyof(), hex)

/** The shape of a manifest. */
export const manifestShape = z.strictObject({
  form: z.literal(packageForm),
  package: z.uuid(),
  trust: z.strictObject({ id: z.uuid(), code: z.string(), name: z.string() }),
  draft: z.strictObject({ id: z.uuid(), revision: z.number().int() }),
  title: z.string(),
  edition: z.strictObject({ label: z.string(), seal: hex, inForceFrom: z.iso.date() }),
  decision: z.strictObject({
    way: z.enum(['record', 'vote']),
    body: z.string(),
    quorum: z.number().int(),
    share: z.enum(['half', 'two-thirds']),
    decideBy: z.iso.date(),
  }),
  sealedAt: z.iso.datetime(),
  /** For each part the SHA-256 of its salt and its canonical JSON. */
  parts: hashes,
})

/** What a package is, how it is to be decided, and the hash of each of its parts. */
export type Manifest = z.infer<typeof manifestShape>
