import type { NotProved } from './prove-entry.ts'

/** Why a log is not signed or an entry not proved, in words that end a sentence. */
export function notProvedWords(error: NotProved): string {
  switch (error.type) {
    case 'no-such-entry':
      return 'the log has no such entry, or it was erased'
    case 'log-empty':
      return 'the log is empty'
    case 'log-damaged':
      return `entry ${error.index} is missing`
    case 'entries-outside':
      return `${error.count} entries were kept past the log`
    case 'log-rewritten':
      return `it is not the log that was signed at ${error.size} entries`
  }
}
