import fc from 'fast-check'
import { expect, test } from 'vitest'

import { importFiles, oneRoster } from '#test/import-files.ts'

import { csvMapping } from './mapping.ts'
import { readErrorWords } from './read-error-words.ts'
import { formats, readFiles } from './read-files.ts'

const names = [
  'manifest.csv',
  'orgs.csv',
  'users.csv',
  'roles.csv',
  'demographics.csv',
  'relationships.csv',
]
const headers = [
  'propertyName,value',
  'sourcedId,name,type,identifier',
  'sourcedId,givenName,familyName,role,orgSourcedIds,status,dateLastModified,enabledUser,email,agentSourcedIds,grades',
  'userSourcedId,orgSourcedId,role,grade,roleStartDate,roleEndDate,beginDate,endDate,status',
  'sourcedId,userSourcedId,birthDate',
  'userSourcedId,relationshipUserSourcedId,relationshipRole',
  'URN,EstablishmentName,Trusts (code)',
]
const cell = fc.oneof(
  fc.constantFrom(
    'student',
    'teacher',
    'guardian',
    'school',
    'tobedeleted',
    '1',
    's1',
    '2014-05-09',
    '31/02/2014',
    '__proto__',
    '"',
    '',
    '=1',
    'delta',
    'file.users',
  ),
  fc.string({ unit: 'binary', maxLength: 6 }),
)
const table = fc
  .tuple(
    fc.constantFrom(...headers, ''),
    fc.array(fc.array(cell, { maxLength: 12 }), { maxLength: 5 }),
  )
  .map(([header, rows]) => [header, ...rows.map((row) => row.join(','))].join('\n'))
const mapping = csvMapping.parse({
  columns: { id: 'sourcedId', givenName: 'givenName', familyName: 'familyName', kind: 'role' },
  kinds: { student: 'pupil', guardian: 'parent', teacher: 'staff' },
})

test('whatever is in the files, there is a roster or words for a person, never a crash', async () => {
  const files = fc.dictionary(fc.constantFrom(...names), table, { maxKeys: 6 })
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...formats), files, async (format, texts) => {
      const asked = { format, today: '2026-11-20', mapping, group: '1' } as const
      const read = await readFiles(importFiles(texts), asked)
      const words = read.ok
        ? read.value.refused.map(({ reason }) => `${reason}.`)
        : [readErrorWords(read.error)]
      for (const each of words) expect(each).toMatch(/.\.$/)
    }),
    { numRuns: 400 },
  )
})

test('people written as OneRoster come back as they were', async () => {
  const name = fc.stringMatching(/^[A-Z][a-zéłø’-]{0,9}[a-z]$/)
  const person = fc.record({
    name: fc.tuple(name, name).map((both) => both.join(' ')),
    role: fc.constantFrom('student', 'teacher', 'aide'),
    orgs: fc.constantFrom('s1', 's2', 's1,s2'),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(person, { maxLength: 8 }), async (people) => {
      const numbered = people.map((one, index) => ({ ...one, id: `u${index}` }))
      const { people: read, refused } = await oneRoster(numbered)
      expect(refused).toEqual([])
      expect(
        read.map(({ id, givenName, familyName, stays }) => ({
          id,
          name: `${givenName} ${familyName}`,
          orgs: stays.map(({ school }) => school).join(','),
        })),
      ).toEqual(numbered.map(({ id, name: whole, orgs }) => ({ id, name: whole, orgs })))
    }),
    { numRuns: 100 },
  )
})
