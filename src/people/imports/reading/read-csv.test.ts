import { describe, expect, test } from 'vitest'

import { importFiles } from '#test/import-files.ts'
import { containing } from '#test/matching.ts'

import { csvMapping } from './mapping.ts'
import { readCsv } from './read-csv.ts'
import { readGias } from './read-gias.ts'

const today = '2026-11-20'

function only(text: string | Uint8Array) {
  const [file] = importFiles({ 'people.csv': text }).values()
  if (!file) throw new Error('no file')
  return file
}

const mapping = csvMapping.parse({
  columns: {
    id: 'Admission No',
    givenName: 'Forename',
    familyName: 'Surname',
    dateOfBirth: 'DOB',
    yearGroup: 'Year',
    leavingDate: 'Left',
  },
  kind: 'pupil',
  school: '100001',
  idLength: 6,
})

describe('a spreadsheet', () => {
  test('is read by its mapping, with British days and the zeros its ids lost', async () => {
    const text =
      'Surname,Forename,Admission No,DOB,Year,Ethnicity,FSM,Left\nAshdown,Ada,1234,09/05/2014,7,x,Y,\nAshdown,Bo,001235,09/05/2014,7,x,N,22/07/2026\n'

    const roster = await readCsv(only(text), mapping, today)

    expect(roster.ok && roster.value).toMatchObject({
      mode: 'delta',
      people: [
        {
          id: '001234',
          familyName: 'Ashdown',
          dateOfBirth: '2014-05-09',
          stays: [{ kind: 'pupil', school: '100001', until: undefined }],
        },
        { id: '001235', givenName: 'Bo', stays: [{ until: '2026-07-22' }] },
      ],
      dropped: [{ file: 'people.csv', columns: ['Ethnicity', 'FSM'] }],
    })
  })

  test('has its bad rows refused one by one', async () => {
    const text =
      'Surname,Forename,Admission No,DOB,Year,Left\nA,B,1,05/25/2014,7,\nA,B,,,7,\nA,B,3,09/05/2099,7,\n=1+1,B,4,,7,\n'

    const roster = await readCsv(only(text), mapping, today)

    expect(roster.ok && roster.value.refused.map(({ row, id }) => [row, id])).toEqual([
      [2, '000001'],
      [3, undefined],
      [4, '000003'],
    ])
    expect(roster.ok && roster.value.people).toMatchObject([{ familyName: '1+1' }])
    expect(roster.ok && roster.value.notes).toMatchObject([{ times: 1 }])
  })

  test('says with words of its own who is what, and whose parent has responsibility', async () => {
    const words = csvMapping.parse({
      columns: {
        id: 'id',
        givenName: 'first',
        familyName: 'last',
        kind: 'type',
        job: 'post',
        school: 'school',
        parentOf: 'children',
        hasResponsibility: 'pr',
      },
      kinds: { carer: 'parent', lsa: 'staff', 'local governor': 'local-committee-member' },
      jobs: { lsa: 'teaching-assistant' },
      isWhole: true,
      delimiter: ';',
    })
    const text =
      'id;first;last;type;post;school;children;pr\n1;Ada;Ash;carer;;Ash School;"7,8";Y\n2;Bo;Elm;LSA;lsa;Ash School;;\n3;Cai;Oak;constructor;;Ash School;;\n4;Efe;Oak;Local Governor;;Ash School;;\n'

    const roster = await readCsv(only(text), words, today)

    expect(roster.ok && roster.value).toMatchObject({
      mode: 'bulk',
      kinds: ['parent', 'staff', 'local-committee-member'],
      people: [
        { id: '1', stays: [{ kind: 'parent', school: 'Ash School' }] },
        { id: '2', stays: [{ kind: 'staff', job: 'teaching-assistant' }] },
        { id: '4' },
      ],
      links: [
        { pupil: '7', parent: '1', hasResponsibility: true },
        { pupil: '8', parent: '1', hasResponsibility: true },
      ],
      refused: [{ row: 4, reason: containing('constructor') }],
    })
  })

  test('without a column or a word for what its people are cannot be mapped', () => {
    const columns = { id: 'a', givenName: 'b', familyName: 'c' }

    expect(csvMapping.safeParse({ columns }).error?.issues[0]?.message).toContain('Say what')
    expect(csvMapping.safeParse({ columns, kind: 'wizard' }).success).toBe(false)
  })
})

describe('the register of schools', () => {
  const header =
    'URN,LA (code),EstablishmentName,EstablishmentStatus (name),PhaseOfEducation (name),Trusts (code)\n'
  const extract = Buffer.concat([
    Buffer.from(`${header}100001,885,St Mary`),
    Buffer.from([0x92]),
    Buffer.from(
      's Primary,Open,Primary,1234\n100002,885,Elm,Closed,Secondary,1234\n100003,885,Oak,Open,16 plus,1234\n100004,885,Other,Open,Primary,99\nbad,885,Fir,Open,Primary,1234\n',
    ),
  ])

  test('in Windows-1252 gives the open schools of one trust', async () => {
    const roster = await readGias(only(extract), '1234')

    expect(roster.ok && roster.value).toMatchObject({
      mode: 'delta',
      people: [],
      schools: [
        { id: '100001', urn: '100001', name: 'St Mary’s Primary', phase: 'primary' },
        { urn: '100003', phase: 'sixteen-plus' },
      ],
      refused: [{ row: 6 }],
      notes: [{ note: 'closed schools were left out', times: 1 }],
    })
  })
})
