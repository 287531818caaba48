import type { Page } from 'playwright-core'

/** What a person answers, by the beginning of the question; everything else they do not know. */
export type Answers = Readonly<Record<string, string>>

/** A question from the first page on, the answer it gets and clauses that must be among those cited. */
export type Asked = {
  readonly kind: string
  readonly trust: string
  readonly situation: string
  readonly answers: Answers
  readonly clauses: readonly string[]
}

const teacher = { 'What is your role': 'Teacher' } as const

/** Each kind of answer once, over three trusts. */
export const kinds: readonly Asked[] = [
  {
    kind: 'No',
    trust: 'Trinity MAT',
    situation: 'A pupil wants to follow me',
    answers: {
      ...teacher,
      'Which account': 'My own personal account',
      'Are they a relative': 'No',
    },
    clauses: ['TRI-3.07'],
  },
  {
    kind: 'Advised against',
    trust: 'Leading Edge Academies Partnership',
    situation: 'Someone I taught wants to follow me',
    answers: {
      ...teacher,
      'Which account': 'My own personal account',
      'When did they leave': '22 7 2025',
      'Are they a relative': 'No',
    },
    clauses: ['LEA-9.01'],
  },
  {
    kind: 'Yes',
    trust: 'Leading Edge Academies Partnership',
    situation: 'Someone I taught wants to follow me',
    answers: {
      ...teacher,
      'Which account': 'My own personal account',
      'When did they leave': '22 7 2019',
      'Are they a relative': 'No',
    },
    clauses: ['LEA-9.01'],
  },
  {
    kind: 'Yes, if',
    trust: 'Leading Edge Academies Partnership',
    situation: 'I want to say where I work on my profile',
    answers: { ...teacher, 'Which account': 'My own personal account' },
    clauses: ['LEA-5.11'],
  },
  {
    kind: 'Tell someone now',
    trust: 'Leading Edge Academies Partnership',
    situation: 'Something I shared does not sit well with my job',
    answers: teacher,
    clauses: ['LEA-8.12'],
  },
  {
    kind: 'This policy does not say',
    trust: 'St Clare Catholic MAT',
    situation: "I want to follow the school's account",
    answers: teacher,
    clauses: [],
  },
]

/** Answers one question a page until there is something to check; gives the questions. */
export async function answerAll(page: Page, answers: Answers): Promise<readonly string[]> {
  const asked: string[] = []
  while (page.url().includes('/ask/questions')) {
    const question = (await page.getByRole('heading', { level: 1 }).innerText()).trim()
    asked.push(question)
    await answerOne(page, question, answers)
  }
  return asked
}

async function answerOne(page: Page, question: string, answers: Answers): Promise<void> {
  const key = Object.keys(answers).find((beginning) => question.startsWith(beginning))
  const answer = key === undefined ? undefined : answers[key]
  if (answer === undefined) return answerNotKnown(page)
  if (/^\d+ \d+ \d+$/.test(answer)) await fillDate(page, answer)
  else await page.getByLabel(answer, { exact: true }).check()
  return page.getByRole('button', { name: 'Continue' }).click()
}

async function answerNotKnown(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'I do not know' })
  if ((await button.count()) > 0) return button.click()
  await page.getByLabel('I do not know', { exact: true }).check()
  return page.getByRole('button', { name: 'Continue' }).click()
}

async function fillDate(page: Page, date: string): Promise<void> {
  const [day = '', month = '', year = ''] = date.split(' ')
  await page.getByLabel('Day', { exact: true }).fill(day)
  await page.getByLabel('Month', { exact: true }).fill(month)
  await page.getByLabel('Year', { exact: true }).fill(year)
}
