import fc from 'fast-check'

const cells = [
  '',
  'id',
  'first',
  'last',
  'dob',
  'kind',
  'sourcedId',
  'userSourcedId',
  'URN',
  'EstablishmentName',
  'Trusts (code)',
  '1234',
  '100001',
  '31/12/2012',
  '2012-02-30',
  '0000-00-00',
  '99999999',
  '1.2E+12',
  '=cmd()',
  '="001"',
  '"',
  '""',
  '\0',
  '\u202e',
  '\ud800',
  'a'.repeat(300),
  'x'.repeat(5000),
  'learner',
  'tobedeleted',
  '__proto__',
  'constructor',
]

/** A file that is nearly a spreadsheet, or not at all. */
export function sheet(): fc.Arbitrary<Uint8Array> {
  const cell = fc.oneof(fc.constantFrom(...cells), fc.string({ unit: 'binary', maxLength: 20 }))
  const sign = fc.constantFrom(',', ';', '\t', '|', '"', '\n', '\r\n', '\r')
  const text = fc
    .array(fc.tuple(cell, sign), { maxLength: 60 })
    .map((parts) => parts.flat().join(''))
  const encoding = fc.constantFrom('utf8', 'utf16le', 'latin1')
  const written = fc
    .tuple(text, encoding)
    .map(([one, how]) =>
      Uint8Array.from(
        Buffer.from(one, how === 'utf8' ? 'utf8' : how === 'utf16le' ? 'utf16le' : 'latin1'),
      ),
    )
  return fc.oneof(written, fc.uint8Array({ maxLength: 400 }))
}

/** Good bytes with some of them changed, taken out or doubled. */
export function mangled(good: Uint8Array): fc.Arbitrary<Uint8Array> {
  const change = fc.tuple(fc.nat(good.length), fc.nat(255), fc.constantFrom('set', 'cut', 'double'))
  return fc.array(change, { minLength: 1, maxLength: 8 }).map((changes) => {
    let bytes = [...good]
    for (const [at, byte, how] of changes) {
      if (how === 'set') bytes[at] = byte
      else if (how === 'cut') bytes = [...bytes.slice(0, at), ...bytes.slice(at + byte)]
      else bytes = [...bytes.slice(0, at), ...bytes.slice(at, at + byte), ...bytes.slice(at)]
    }
    return Uint8Array.from(bytes)
  })
}

/** A good set of files of School Data Sync. */
export function sdsTexts(): Readonly<Record<string, string>> {
  return {
    'orgs.csv': 'sourcedId,name,type\n100001,Ash School,school\n',
    'users.csv': 'sourcedId,givenName,familyName,email\np1,Ada,Ash,\nt1,Bo,Birch,b@x.example\n',
    'roles.csv': 'userSourcedId,orgSourcedId,role,grade\np1,100001,student,7\nt1,100001,teacher,\n',
    'relationships.csv': 'userSourcedId,relationshipUserSourcedId,relationshipRole\np1,g1,parent\n',
  }
}

const keys = fc.oneof(
  fc.constantFrom('userName', 'ACTIVE', 'emails', 'name', 'name.givenName', 'id', 'externalId'),
  fc.constantFrom(
    'emails[type eq "work"].value',
    'urn:x',
    'urn:ietf:params:scim:schemas:core:2.0:User:active',
  ),
  fc.constantFrom('__proto__', 'constructor', 'emails[', 'a'.repeat(3000), '['.repeat(2000)),
  fc.string({ unit: 'binary', maxLength: 30 }),
)
const values = fc.oneof(
  fc.constantFrom<unknown>('True', 'False', '', null, [], {}, [{ value: 'x' }], { value: [[]] }),
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
)

/** An account as a directory might send it, nearly. */
export function account(): fc.Arbitrary<string> {
  const whole = fc
    .dictionary(keys, values, { maxKeys: 6 })
    .map((one) => ({ userName: 'ada', ...one }))
  return fc.oneof(
    whole.map((one) => JSON.stringify(one)),
    fc.string({ unit: 'binary' }),
    fc.json(),
  )
}

/** A change of an account, nearly. */
export function change(): fc.Arbitrary<string> {
  const op = fc.oneof(fc.constantFrom('Add', 'replace', 'REMOVE', 'move'), values)
  const operation = fc.record(
    { op, path: fc.oneof(keys, values), value: fc.oneof(values, fc.dictionary(keys, values)) },
    { requiredKeys: [] },
  )
  const whole = fc.record({ Operations: fc.oneof(fc.array(operation, { maxLength: 5 }), values) })
  return fc.oneof(
    whole.map((one) => JSON.stringify(one)),
    fc.string({ unit: 'binary' }),
    fc.json(),
  )
}

/** A filter of a list, nearly. */
export function question(): fc.Arbitrary<string> {
  const part = fc.oneof(
    fc.constantFrom(
      'userName',
      ' eq ',
      '"',
      '\\',
      '"a"',
      'true',
      '[type eq "work"]',
      'emails',
      '(',
    ),
    fc.string({ unit: 'binary', maxLength: 10 }),
  )
  const filter = fc.array(part, { maxLength: 8 }).map((parts) => parts.join(''))
  const long = fc.tuple(part, fc.nat(900)).map(([one, times]) => one.repeat(times))
  return fc.oneof(filter, long)
}
