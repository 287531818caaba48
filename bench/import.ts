import { openCatalogue } from '#policies/importing/matching/open-catalogue.ts'

import { measureFiles } from './importing/measure-files.ts'
import { measureSpeed } from './importing/measure-speed.ts'
import { measureText, totals } from './importing/measure-text.ts'
import { measureUnseen } from './importing/measure-unseen.ts'
import { readTruth } from './importing/truth.ts'

const folder = process.argv[2] ?? process.env['HOUSERULES_POLICIES'] ?? 'policies'
const policies = readTruth(folder)
const catalogue = openCatalogue()
const print = (line: object): void => console.log(JSON.stringify(line))

if (policies === undefined || policies.length === 0) {
  print({
    name: 'import',
    measured: false,
    why: `There are no source policies in ${folder}. They are no part of the project: name their folder, or set HOUSERULES_POLICIES.`,
  })
} else {
  const texts = measureText(policies, catalogue)
  const files = await measureFiles(policies, catalogue)
  for (const line of [...texts, ...files]) print(line)
  for (const line of totals([...texts, ...files])) print(line)
}
for (const line of measureUnseen(catalogue)) print(line)
for (const line of await measureSpeed(catalogue)) print(line)
