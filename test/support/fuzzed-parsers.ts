import fc from 'fast-check'

import { Refusal } from '#core/refusal.ts'
import { guessColumns } from '#people/imports/reading/guess-columns.ts'
import { csvMapping } from '#people/imports/reading/mapping.ts'
import { readCsv } from '#people/imports/reading/read-csv.ts'
import { readGias } from '#people/imports/reading/read-gias.ts'
import { readOneRoster } from '#people/imports/reading/read-oneroster.ts'
import { readSds } from '#people/imports/reading/read-sds.ts'
import { sampleOf } from '#people/imports/reading/sample.ts'
import type { ImportFile, ImportFiles } from '#people/imports/roster.ts'
import { csvFilesIn } from '#people/imports/runs/unzip.ts'
import { readPatch } from '#people/scim/reading/read-patch.ts'
import { readQuery } from '#people/scim/reading/read-query.ts'
import { readWholeUser } from '#people/scim/reading/read-user.ts'

import { account, change, mangled, question, sdsTexts, sheet } from './fuzzing.ts'
import { importFiles, oneRosterTexts } from './import-files.ts'
import { pupils, teacher } from './importing.ts'
import { madeZip } from './made-zip.ts'

/** A parser of what others send, and what it is fed: nothing may make it throw, or take a second. */
export type Fuzzed = {
  readonly name: string
  /** Feeds it once, as the generator says. */
  readonly property: fc.IAsyncProperty<[Uint8Array | string]>
}

const today = '2026-11-20'
const slowest = 1_000_000

const goodSheet = 'id,first,last,dob,kind\n001,Ada,Ash,31/12/2012,learner\n002,Bo,Birch,,staff\n'
const goodRegister =
  'URN,EstablishmentName,Trusts (code)\n100001,Ash School,1234\n100002,Elm School,99\n'

const mapping = csvMapping.parse({
  columns: { id: 'id', givenName: 'first', familyName: 'last', dateOfBirth: 'dob', kind: 'kind' },
  kinds: { learner: 'pupil' },
})

/** Every parser of imports and of the directory. */
export const fuzzedParsers: readonly Fuzzed[] = [
  onFiles('OneRoster', oneRosterTexts([...pupils(3), teacher]), (files) =>
    readOneRoster(files, today),
  ),
  onFiles('School Data Sync', sdsTexts(), (files) => readSds(files, today)),
  onFile('a spreadsheet', goodSheet, (file) => readCsv(file, mapping, today)),
  onFile('the beginning of a spreadsheet', goodSheet, async (file) => {
    const sample = await sampleOf(file)
    if (sample.ok) guessColumns(sample.value.columns)
  }),
  onFile('the register of schools', goodRegister, (file) => readGias(file, '1234')),
  {
    name: 'a zip',
    property: bytesProperty(mangled(madeZip([{ name: 'users.csv', text: 'a,b\n1,2' }])), readZip),
  },
  onText('an account', account(), readWholeUser),
  onText('a change of an account', change(), readPatch),
  onText('a question of the directory', question(), (filter) =>
    readQuery({ filter, startIndex: filter, count: filter }),
  ),
]

function onFile(name: string, good: string, run: (file: ImportFile) => Promise<unknown>): Fuzzed {
  const property = bytesProperty(fc.oneof(sheet(), mangled(Buffer.from(good))), async (bytes) => {
    const [file] = importFiles({ 'sheet.csv': bytes }).values()
    if (file) await run(file)
  })
  return { name, property }
}

/** One file of a good set is replaced or spoilt; the others stay. */
function onFiles(
  name: string,
  texts: Readonly<Record<string, string>>,
  run: (files: ImportFiles) => Promise<unknown>,
): Fuzzed {
  const names = Object.keys(texts)
  let turn = 0
  const spoilt = fc.oneof(
    sheet(),
    ...Object.values(texts).map((text) => mangled(Buffer.from(text))),
  )
  const property = bytesProperty(spoilt, async (bytes) => {
    turn += 1
    await run(importFiles({ ...texts, [names[turn % names.length] ?? '']: bytes }))
  })
  return { name, property }
}

function onText(name: string, texts: fc.Arbitrary<string>, run: (text: string) => unknown): Fuzzed {
  const property = fc.asyncProperty<[Uint8Array | string]>(texts, async (text) => {
    await quick(async () => run(String(text)))
  })
  return { name, property }
}

function bytesProperty(
  bytes: fc.Arbitrary<Uint8Array>,
  run: (bytes: Uint8Array) => Promise<unknown>,
) {
  return fc.asyncProperty<[Uint8Array | string]>(bytes, async (given) => {
    await quick(() => run(typeof given === 'string' ? Buffer.from(given) : given))
  })
}

/** Processor time is counted, as the machine may be busy with other things. */
async function quick(run: () => Promise<unknown>): Promise<void> {
  const before = process.cpuUsage()
  await run()
  const { user, system } = process.cpuUsage(before)
  if (user + system > slowest) throw new Error(`it took ${(user + system) / 1000} ms`)
}

async function readZip(bytes: Uint8Array): Promise<void> {
  const files = await csvFilesIn(bytes)
  if (!files.ok) return
  try {
    for (const file of files.value) for await (const _ of file.open());
  } catch (error) {
    // A zip that turns out to be broken is told of in words.
    if (!(error instanceof Refusal)) throw error
  }
}
