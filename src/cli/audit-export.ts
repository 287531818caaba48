import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs'
import { parseArgs } from 'node:util'

import { exportLog } from '#audit/export-log.ts'
import type { KeptCheckpoint } from '#audit/log/export-writer.ts'
import { logSecretOf, signerFor } from '#audit/log-secret.ts'
import { notProvedWords } from '#audit/not-proved-words.ts'
import { proveEntry } from '#audit/prove-entry.ts'
import type { SignNeeds } from '#audit/sign-checkpoint.ts'
import { readConfig } from '#config.ts'
import { systemClock } from '#core/clock.ts'
import { Refusal } from '#core/refusal.ts'
import { connect } from '#db/connect.ts'
import { findTrust } from '#people/find-trust.ts'

import { refusalsSaid } from './refusals-said.ts'

const usage = `Export the audit log of a trust, to be checked with: npm run --silent verify -- --key KEY FILE

  npm run --silent audit:export -- TRUST FILE              the whole log, signed as it is now
  npm run --silent audit:export -- TRUST FILE --entry ID   the proof of one entry
`

await refusalsSaid(() => main())

async function main(): Promise<void> {
  const { code, path, entryId } = readWords()
  const config = readConfig()
  const db = await connect(config.mode === 'installation' ? config : { dataDir: config.dataDir })
  try {
    const needs = { db, clock: systemClock, logSecret: logSecretOf(config) }
    const trust = await findTrust({ db }, { code: code.toUpperCase() })
    if (trust === undefined) throw new Refusal(`There is no trust ${code}.`)
    const asked = { trustId: trust.trustId, path }
    if (entryId === undefined) await exportWhole(needs, asked)
    else await exportProof(needs, { ...asked, entryId })
    console.log(`Key: ${signerFor(needs.logSecret, trust.trustId).publicKey}`)
  } finally {
    await db.close()
  }
}

function readWords() {
  try {
    const options = { entry: { type: 'string' } } as const
    const { values, positionals } = parseArgs({ options, allowPositionals: true })
    const [code, path] = positionals
    if (code !== undefined && path !== undefined) return { code, path, entryId: values.entry }
  } catch (error) {
    throw new Refusal(usage, { cause: error })
  }
  throw new Refusal(usage)
}

type Asked = { readonly trustId: string; readonly path: string }

async function exportWhole(needs: SignNeeds, { trustId, path }: Asked): Promise<void> {
  const file = openSync(path, 'w', 0o600)
  try {
    const write = (line: string) => void writeSync(file, `${line}\n`)
    const signed = await exportLog(needs, { trustId, write })
    if (!signed.ok)
      throw new Refusal(`${path} is written, but not signed: ${notProvedWords(signed.error)}.`)
    tell(signed.value)
  } finally {
    closeSync(file)
  }
}

async function exportProof(
  needs: SignNeeds,
  { path, ...asked }: Asked & { readonly entryId: string },
): Promise<void> {
  const proof = await proveEntry(needs, asked)
  if (!proof.ok) throw new Refusal(`No proof was made: ${notProvedWords(proof.error)}.`)
  writeFileSync(path, proof.value, { mode: 0o600 })
}

function tell({ note }: KeptCheckpoint): void {
  console.log(
    'Keep this checkpoint somewhere else; it shows any later change to what is under it:\n',
  )
  console.log(note)
}
