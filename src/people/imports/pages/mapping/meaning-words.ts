import type { ColumnMeaning } from '#people/imports/reading/mapping.ts'

/** What each thing a column can be is called. */
export const meaningNames: Readonly<Record<ColumnMeaning, string>> = {
  id: 'Id of the person',
  givenName: 'Given name',
  familyName: 'Family name',
  kind: 'What they are (pupil, staff …)',
  job: 'Job of staff',
  school: 'School (URN, name or id)',
  dateOfBirth: 'Date of birth (pupils)',
  yearGroup: 'Year group (pupils)',
  email: 'Work e-mail (adults)',
  from: 'First day',
  leavingDate: 'Leaving date',
  parentOf: 'Ids of the children (parents)',
  hasResponsibility: 'Has parental responsibility (yes or no)',
}
