/** How much a worker may take to read a file, or to settle a draft. More ends it, and nothing else. */
export const WORKER_LIMITS = {
  /** Milliseconds until a worker is ended. */
  milliseconds: 30_000,
  /** Megabytes of the worker's own heap. */
  heap: 512,
  /** Bytes the whole process may grow by meanwhile: what is unpacked does not lie in the heap. */
  growth: 900_000_000,
  /** Milliseconds between two looks at the growth. */
  look: 100,
} as const

/** The limits of a worker. */
export type WorkerLimits = { readonly [Limit in keyof typeof WORKER_LIMITS]: number }
