import { constants, deflateSync } from 'node:zlib'

/** A PDF of one page whose words unpack to so many times a hundred megabytes of spaces. */
export function swellingPdf(times: number): Uint8Array {
  const hundred = deflateSync(Buffer.alloc(100_000_000, ' '), {
    finishFlush: constants.Z_FULL_FLUSH,
  })
  // A block that was flushed stands on its own, so it can be repeated behind the two bytes of the head.
  const block = hundred.subarray(2)
  const packed = Buffer.concat([
    hundred.subarray(0, 2),
    ...Array.from({ length: times }, () => block),
  ])
  return pdfOf([
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from('<< /Type /Pages /Kids [3 0 R] /Count 1 >>'),
    Buffer.from('<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>'),
    Buffer.concat([
      Buffer.from(`<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n`),
      packed,
      Buffer.from('\nendstream'),
    ]),
  ])
}

function pdfOf(objects: readonly Buffer[]): Uint8Array {
  const parts = [Buffer.from('%PDF-1.7\n')]
  const starts: number[] = []
  let at = parts[0]?.length ?? 0
  for (const [i, object] of objects.entries()) {
    const whole = Buffer.concat([
      Buffer.from(`${i + 1} 0 obj\n`),
      object,
      Buffer.from('\nendobj\n'),
    ])
    starts.push(at)
    at += whole.length
    parts.push(whole)
  }
  const rows = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('')
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`
  const end = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF`
  return new Uint8Array(Buffer.concat([...parts, Buffer.from(table + end)]))
}
