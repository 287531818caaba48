/** A way back that must not count. */
export type BadBack = {
  readonly name: string
  readonly back: (parameters: URLSearchParams) => void
  readonly reason: string
}

/** What a browser must not bring back. */
export const badBacks: readonly BadBack[] = [
  {
    name: 'another state',
    back: (parameters) => parameters.set('state', 'another state'),
    reason: 'invalid-response state',
  },
  {
    name: 'no state',
    back: (parameters) => parameters.delete('state'),
    reason: 'invalid-response state',
  },
  {
    name: 'two states',
    back: (parameters) => parameters.append('state', 'another state'),
    reason: 'invalid-response state',
  },
  {
    name: 'the name of another issuer',
    back: (parameters) => parameters.set('iss', 'https://issuer.example'),
    reason: 'invalid-response iss',
  },
  {
    name: 'no name of the issuer, which promised it',
    back: (parameters) => parameters.delete('iss'),
    reason: 'invalid-response iss',
  },
  {
    name: 'an ID token in the address',
    back: (parameters) => parameters.set('id_token', 'eyJhbGciOiJub25lIn0.e30.'),
    reason: 'unsupported-operation implicit',
  },
  {
    name: 'an answer as a signed document (JARM), which nobody asked for',
    back: (parameters) => parameters.set('response', 'eyJhbGciOiJub25lIn0.e30.'),
    reason: 'invalid-response',
  },
  {
    name: 'no code',
    back: (parameters) => parameters.delete('code'),
    reason: 'invalid-response',
  },
  {
    name: 'a code that was never given',
    back: (parameters) => parameters.set('code', 'a code that was never given'),
    reason: 'response-body-error',
  },
  {
    name: 'the word that the person was refused there',
    back: (parameters) => {
      parameters.delete('code')
      parameters.set('error', 'access_denied')
    },
    reason: 'authorization-response-error',
  },
]
