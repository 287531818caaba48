import type { PostgresCursor, PostgresPoolClient, PostgresQueryResult } from 'kysely'

/**
 * A connection that is good for one transaction: before it begins and once it ends nothing is asked. What
 * still went on when the work failed would otherwise be done for good, and with the login's own rights.
 */
export function oneTransaction(client: PostgresPoolClient): PostgresPoolClient {
  let now: 'new' | 'open' | 'over' = 'new'

  /** Why a statement is not asked; undefined when it may be, and then how things stand after it. */
  function whyNot(text: string): string | undefined {
    if (/^begin\b/.test(text)) {
      if (now !== 'new') return 'a transaction within a transaction is not supported'
      now = 'open'
      return undefined
    }
    // What failed to be kept is rolled back, even though it is over for whoever asks.
    if (text === 'rollback') now = 'over'
    else if (now !== 'open')
      return `this transaction has ${now === 'over' ? 'ended already' : 'not begun'}`
    else if (text === 'commit') now = 'over'
    return undefined
  }

  function query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>
  function query<R>(
    asked: string | PostgresCursor<R>,
    values: readonly unknown[] = [],
  ): PostgresCursor<R> | Promise<PostgresQueryResult<R>> {
    if (typeof asked !== 'string') return client.query(asked)
    const reason = whyNot(asked)
    if (reason !== undefined) return Promise.reject(new Error(reason))
    const answer = client.query<R>(asked, values)
    return asked === 'commit' ? answer.then(kept) : answer
  }

  return { query, release: () => client.release() }
}

/** To keep what a statement failed in, the server says that it rolled it back; to us that is no yes. */
function kept<R>(answer: PostgresQueryResult<R>): PostgresQueryResult<R> {
  if (String(answer.command) !== 'ROLLBACK') return answer
  throw new Error('this transaction was rolled back, as a statement of it had failed')
}
