import { expect, test } from 'vitest'

import { importFiles } from '#test/import-files.ts'
import { containing } from '#test/matching.ts'

import { readSds } from './read-sds.ts'

const today = '2026-11-20'

const files = {
  'orgs.csv':
    'sourcedId,name,type,parentSourcedId\n100001,Ash School,school,9\n9,Trust,district,\n',
  'users.csv':
    'sourcedId,username,givenName,familyName,password,activeDirectoryMatchId,email,phone,sms\n' +
    '1,ada,Ada,Ashdown,,,ada@pupils.example,,\n2,bo,Bo,Birch,,,bo@staff.example,,\n3,,Cai,Ashdown,,,cai@home.example,,\n4,,Efe,Elm,,,,,\n',
  'roles.csv':
    'userSourcedId,orgSourcedId,role,sessionSourcedId,grade,isPrimary,roleStartDate,roleEndDate\n' +
    '1,100001,student,,07,true,2024-09-01,\n2,100001,teacher,,,true,,\n2,9,itAdmin,,,false,,\n4,100001,alumni,,,,,\n',
  'demographics.csv': 'userSourcedId,sex,birthDate,raceCode\n1,F,2014-05-09,x\n2,M,1980-01-01,x\n',
  'relationships.csv':
    'userSourcedId,relationshipUserSourcedId,relationshipRole\n1,3,guardian\n1,2,relative\n',
}

test('School Data Sync gives pupils, staff, and parents at the schools of their children', async () => {
  const roster = await readSds(importFiles(files), today)

  expect(roster.ok && roster.value).toMatchObject({
    mode: 'bulk',
    kinds: ['staff', 'pupil', 'parent'],
    schools: [{ id: '100001', urn: '100001', name: 'Ash School' }],
    people: [
      {
        id: '1',
        email: undefined,
        dateOfBirth: '2014-05-09',
        yearGroup: '7',
        stays: [{ kind: 'pupil', school: '100001', from: '2024-09-01' }],
      },
      {
        id: '2',
        email: 'bo@staff.example',
        dateOfBirth: undefined,
        stays: [
          { kind: 'staff', job: 'teacher', school: '100001' },
          { kind: 'staff', job: 'support-staff', school: '9' },
        ],
      },
      { id: '3', stays: [{ kind: 'parent', school: '100001' }] },
    ],
    links: [{ pupil: '1', parent: '3', hasResponsibility: false }],
    refused: [
      { file: 'roles.csv', row: 5, id: '4', reason: containing('day of leaving') },
      { file: 'users.csv', row: 5, id: '4' },
    ],
  })
})

test('without the file of relationships nothing is said about parents', async () => {
  const { 'relationships.csv': _, ...others } = files

  const roster = await readSds(importFiles(others), today)

  expect(roster.ok && roster.value.kinds).toEqual(['staff', 'pupil'])
})

test('what was never looked at is told', async () => {
  const roster = await readSds(importFiles(files), today)

  expect(roster.ok && roster.value.dropped).toContainEqual({
    file: 'demographics.csv',
    columns: ['sex', 'raceCode'],
  })
})
