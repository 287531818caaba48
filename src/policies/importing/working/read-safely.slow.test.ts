import { expect, test } from 'vitest'

import { LIMITS } from '#policies/importing/reading/limits.ts'
import { readFile } from '#policies/importing/reading/read-file.ts'
import { swellingPdf } from '#test/hostile-documents.ts'
import { madePdf, madeWord, type Part } from '#test/made-documents.ts'
import { madeZip } from '#test/made-zip.ts'

import { WORKER_LIMITS } from './limits.ts'
import { findSafely, readSafely } from './read-safely.ts'

const policy: readonly Part[] = [
  { kind: 'heading', text: '1. Friends', level: 1 },
  { kind: 'text', text: 'Staff must not accept pupils as friends on their own accounts.' },
]

test('a thread of its own reads a file as it is read elsewhere, and goes on to what is in it', async () => {
  const file = { name: 'policy.docx', bytes: await madeWord(policy) }
  const steps: string[] = []

  expect(await readSafely(file)).toEqual(await readFile(file))
  const found = await findSafely(file, '2026-11-20', { onStep: (step) => steps.push(step) })
  const [clause] = found.ok ? (found.value.sections[0]?.clauses ?? []) : []
  expect(clause?.offers[0]?.control.id).toBe('friends-current-pupils')
  expect(steps).toEqual(['reading', 'matching'])
})

const words = (text: string): Uint8Array => new TextEncoder().encode(text)

test.each([
  ['broken', words('%PDF-1.7 and then nothing of the kind')],
  ['unknown-kind', madeZip([{ name: 'xl/workbook.xml', text: '<workbook/>' }])],
  ['too-large', new Uint8Array(LIMITS.bytes + 1)],
  ['empty', new Uint8Array()],
])('a file that is %s is refused with what to do', async (type, bytes) => {
  const read = await readSafely({ name: 'policy', bytes })

  expect(read).toMatchObject({ ok: false, error: { type } })
})

test('a scan and a PDF under a password are refused alike', async () => {
  const scan = await readSafely({ name: 'scan.pdf', bytes: await madePdf([]) })
  const locked = await madePdf(policy, { password: 'secret' })

  expect(scan).toMatchObject({ ok: false, error: { type: 'scanned' } })
  expect(await readSafely({ name: 'locked.pdf', bytes: locked })).toMatchObject({
    ok: false,
    error: { type: 'encrypted' },
  })
})

test('a file that would take for ever is given up, and so is one that takes too much memory', async () => {
  const file = { name: 'policy.pdf', bytes: await madePdf(policy) }
  const slow = await readSafely(file, { limits: { ...WORKER_LIMITS, milliseconds: 1 } })
  const small = await readSafely(file, { limits: { ...WORKER_LIMITS, heap: 8 } })

  expect(slow).toMatchObject({ ok: false, error: { type: 'slow' } })
  expect(small).toMatchObject({ ok: false, error: { type: 'too-large' } })
})

test('a PDF that swells to gigabytes is given up while others are answered', async () => {
  let answered = 0
  const others = setInterval(() => (answered += 1), 20)
  const limits = { ...WORKER_LIMITS, milliseconds: 5000, growth: 400_000_000 }
  const read = await readSafely({ name: 'bomb.pdf', bytes: swellingPdf(60) }, { limits })
  clearInterval(others)

  expect(read.ok ? 'read' : read.error.type).toMatch(/^(too-large|slow)$/)
  expect(answered).toBeGreaterThan(5)
})

test('a Word file of nothing but boxes in boxes is given up', async () => {
  const deep = `<w:document><w:body>${'<w:p>'.repeat(400_000)}`
  const bytes = madeZip([{ name: 'word/document.xml', text: deep }])
  const limits = { ...WORKER_LIMITS, milliseconds: 3000 }
  const read = await readSafely({ name: 'deep.docx', bytes }, { limits })

  expect(read.ok ? 'read' : read.error.type).toMatch(/^(broken|slow|too-large)$/)
})
