/** How much of a file is read. A policy is far below each; more is a mistake or an attack. */
export const LIMITS = {
  /** Bytes of the file as sent. */
  bytes: 20_000_000,
  /** Bytes of everything inside a Word file once unpacked. */
  unpacked: 100_000_000,
  /** Bytes of the document part of a Word file once unpacked. */
  documentPart: 30_000_000,
  /** Parts inside a Word file. */
  parts: 2_000,
  pages: 300,
  /** Characters of a document's words. */
  characters: 2_000_000,
  lines: 40_000,
  /** Milliseconds a PDF may take. */
  milliseconds: 30_000,
} as const
