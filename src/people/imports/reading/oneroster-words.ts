import type { Job, Kind } from '#people/person.ts'

/** What a role of another system makes a person here; `dropped` roles are passed over. */
export type RoleMeaning =
  | { readonly kind: Kind; readonly job?: Job; readonly hasLeft?: boolean }
  | 'dropped'

const staff = (job: Job): RoleMeaning => ({ kind: 'staff', job })
const teacher = staff('teacher')
const assistant = staff('teaching-assistant')
const support = staff('support-staff')
const leadership = staff('leadership')
const parent: RoleMeaning = { kind: 'parent' }

/** The roles of OneRoster 1.1 and 1.2, in small letters. None of them gives a role of the policy. */
export const oneRosterRoles: ReadonlyMap<string, RoleMeaning> = new Map([
  ['student', { kind: 'pupil' }],
  ['teacher', teacher],
  ['aide', assistant],
  ['administrator', support],
  ['counselor', support],
  ['districtadministrator', support],
  ['siteadministrator', support],
  ['systemadministrator', support],
  ['proctor', support],
  ['principal', leadership],
  ['guardian', parent],
  ['parent', parent],
  ['relative', 'dropped'],
])

/** The roles of Microsoft School Data Sync 2.1, in small letters. */
export const sdsRoles: ReadonlyMap<string, RoleMeaning> = new Map([
  ['student', { kind: 'pupil' }],
  ['alumni', { kind: 'pupil', hasLeft: true }],
  ['principal', leadership],
  ['chair', leadership],
  ...[
    'teacher',
    'faculty',
    'instructor',
    'substitute',
    'professor',
    'lecturer',
    'adjunct',
    'coach',
  ].map((role) => [role, teacher] as const),
  ...['teacherassistant', 'assistant', 'paraprofessional'].map(
    (role) => [role, assistant] as const,
  ),
  ...[
    'administrator',
    'advisor',
    'affiliate',
    'itadmin',
    'nurse',
    'occupationaltherapist',
    'officestaff',
    'physicaltherapist',
    'proctor',
    'researcher',
    'specialservices',
    'speechtherapist',
    'staff',
    'visiontherapist',
  ].map((role) => [role, support] as const),
  ['other', 'dropped'],
])
