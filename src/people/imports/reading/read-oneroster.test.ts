import { describe, expect, test } from 'vitest'

import { importFiles, oneRoster, oneRosterFiles } from '#test/import-files.ts'
import { containing } from '#test/matching.ts'

import { readOneRoster } from './read-oneroster.ts'

const today = '2026-11-20'

describe('OneRoster 1.1', () => {
  test('gives schools, pupils with birth and year, staff, and parents linked to their children', async () => {
    const roster = await oneRoster(
      [
        { id: 'p1', name: 'Ada Ashdown', grade: '07', agents: 'g1', email: 'ada@pupils.example' },
        { id: 't1', name: 'Bo Birch', role: 'teacher', orgs: 's1,s2', email: 'BO@staff.example' },
        { id: 'g1', name: 'Cai Ashdown', role: 'guardian' },
      ],
      { births: { p1: '2014-05-09', t1: '1980-01-01' } },
    )

    expect(roster.schools).toMatchObject([
      { id: 's1', name: 'Ash School', urn: '100001' },
      { id: 's2', name: 'Elm School' },
    ])
    expect(roster.people).toMatchObject([
      {
        id: 'p1',
        givenName: 'Ada',
        familyName: 'Ashdown',
        dateOfBirth: '2014-05-09',
        yearGroup: '7',
        email: undefined,
        stays: [{ kind: 'pupil', school: 's1' }],
        at: { file: 'users.csv', row: 2 },
      },
      {
        id: 't1',
        email: 'bo@staff.example',
        dateOfBirth: undefined,
        stays: [
          { kind: 'staff', job: 'teacher', school: 's1' },
          { kind: 'staff', job: 'teacher', school: 's2' },
        ],
      },
      { id: 'g1', stays: [{ kind: 'parent', school: 's1' }] },
    ])
    expect(roster.links).toEqual([{ pupil: 'p1', parent: 'g1', hasResponsibility: false }])
  })

  test('tells what it never looked at: sex and origin, phone and password among it', async () => {
    const { dropped } = await oneRoster([{ id: 'p1', name: 'Ada Ashdown' }])

    expect(dropped).toContainEqual({
      file: 'demographics.csv',
      columns: ['status', 'dateLastModified', 'sex', 'white'],
    })
    expect(dropped.find(({ file }) => file === 'users.csv')?.columns).toEqual(
      expect.arrayContaining(['password', 'phone', 'sms', 'username', 'middleName']),
    )
  })

  test('a delta says who has gone, and on which day', async () => {
    const roster = await oneRoster(
      [
        { id: 'p1', name: 'Ada Ashdown', status: 'tobedeleted', on: '2026-11-02T10:00:00.000Z' },
        { id: 'p2', name: 'Bo Ashdown', status: 'tobedeleted' },
        { id: 'p3', name: 'Cai Ashdown', status: 'active', on: '2026-11-02T10:00:00.000Z' },
      ],
      { mode: 'delta' },
    )

    expect(roster.mode).toBe('delta')
    expect(roster.people.map(({ leaves }) => leaves)).toEqual(['2026-11-02', today, undefined])
  })

  test('staff who may no longer use anything have left; a pupil without an account has not', async () => {
    const roster = await oneRoster([
      { id: 't1', name: 'Bo Birch', role: 'teacher', enabled: 'false' },
      { id: 'p1', name: 'Ada Ashdown', enabled: 'false' },
    ])

    expect(roster.people.map(({ leaves }) => leaves)).toEqual([today, undefined])
  })

  test('an unknown role, a missing id and an id that comes twice are refused with row and reason', async () => {
    const { refused, people } = await oneRoster([
      { id: 'p1', name: 'Ada Ashdown' },
      { id: 'p1', name: 'Bo Ashdown' },
      { id: '', name: 'Cai Ashdown' },
      { id: 'x1', name: 'Efe Elm', role: 'wizard' },
    ])

    expect(people.map(({ givenName }) => givenName)).toEqual(['Ada'])
    expect(refused).toMatchObject([
      { file: 'users.csv', row: 3, id: 'p1', reason: containing('row 2') },
      { file: 'users.csv', row: 4, reason: 'there is no id' },
      { file: 'users.csv', row: 5, id: 'x1', reason: containing('wizard') },
    ])
  })

  test('relatives, who have no responsibility, are left out and counted', async () => {
    const { people, notes } = await oneRoster([
      { id: 'r1', name: 'Ada Ashdown', role: 'relative' },
      { id: 'r2', name: 'Bo Ashdown', role: 'relative' },
    ])

    expect(people).toEqual([])
    expect(notes).toEqual([{ note: 'people with the role relative were left out', times: 2 }])
  })
})

const oneRoster12 = {
  'manifest.csv': 'propertyName,value\noneroster.version,1.2\nfile.users,bulk\nfile.roles,bulk\n',
  'orgs.csv':
    'sourcedId,status,dateLastModified,name,type,identifier\ns1,,,Ash School,school,\nd,,,Trust,district,\n',
  'users.csv':
    'sourcedId,status,dateLastModified,enabledUser,givenName,familyName,email,agentSourcedIds,grades,pronouns\n' +
    'p1,,,true,Ada,Ashdown,,,"08",\nt1,,,true,Bo,Birch,b@staff.example,,,\nx1,,,true,Cai,Clover,,,,\n',
  'roles.csv':
    'sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId\n' +
    'r1,,,p1,primary,student,2024-09-01,,s1,\nr2,,,t1,primary,teacher,,2026-12-31,s1,\nr3,,,t1,secondary,districtAdministrator,,,d,\n',
}

describe('OneRoster 1.2', () => {
  test('has roles with their dates in a file of their own; a person may have several', async () => {
    const roster = await readOneRoster(importFiles(oneRoster12), today)

    expect(roster.ok && roster.value.people).toMatchObject([
      { id: 'p1', yearGroup: '8', stays: [{ kind: 'pupil', school: 's1', from: '2024-09-01' }] },
      {
        id: 't1',
        email: 'b@staff.example',
        stays: [
          { kind: 'staff', job: 'teacher', school: 's1', until: '2026-12-31' },
          { kind: 'staff', job: 'support-staff', school: 'd' },
        ],
      },
    ])
    expect(roster.ok && [...roster.value.otherOrgs]).toEqual(['d'])
    expect(roster.ok && roster.value.refused).toMatchObject([
      { row: 4, id: 'x1', reason: 'roles.csv gives the person no role' },
    ])
  })

  test('a delta may tell a new name without a role, or the end of a role alone', async () => {
    const roster = await readOneRoster(
      importFiles({
        ...oneRoster12,
        'manifest.csv': 'propertyName,value\nfile.users,delta\nfile.roles,delta\n',
        'roles.csv':
          'userSourcedId,status,dateLastModified,role,orgSourcedId\nt1,tobedeleted,2026-11-01,teacher,s1\n',
      }),
      today,
    )

    expect(roster.ok && roster.value.people).toMatchObject([
      { id: 'p1', stays: [], staysAreAll: false },
      { id: 't1', stays: [{ kind: 'staff', until: '2026-11-01' }], staysAreAll: false },
      { id: 'x1', stays: [] },
    ])
  })
})

test('files without a manifest or without users are told by name', async () => {
  const files = new Map(oneRosterFiles([]))
  files.delete('manifest.csv')
  const noUsers = new Map(oneRosterFiles([]))
  noUsers.delete('users.csv')

  expect(await readOneRoster(files, today)).toEqual({
    ok: false,
    error: { type: 'no-file', file: 'manifest.csv' },
  })
  expect(await readOneRoster(noUsers, today)).toMatchObject({ error: { file: 'users.csv' } })
})
