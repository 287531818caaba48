import type { School } from '#people/schools/school.ts'

/** What each phase of education is called. */
export const phaseNames: Readonly<Record<NonNullable<School['phase']>, string>> = {
  nursery: 'Nursery',
  primary: 'Primary',
  'middle-primary': 'Middle, deemed primary',
  'middle-secondary': 'Middle, deemed secondary',
  secondary: 'Secondary',
  'all-through': 'All-through',
  'sixteen-plus': '16 plus',
}

/** What each part of the school day is called. */
export const slotNames = { lesson: 'Lesson', break: 'Break', lunch: 'Lunch' } as const
