import { expect, test } from 'vitest'

import { connect } from './connect.ts'
import { settlesEncryption } from './settles-encryption.ts'

test.each([
  'postgres://houserules@localhost/houserules',
  'postgres://houserules:p%40ss@127.0.0.1:5432/houserules',
  'postgres://[::1]:5432/houserules',
  'postgresql:///houserules?host=/var/run/postgresql',
  'postgres://%2Fvar%2Frun%2Fpostgresql/houserules',
  'postgres://houserules@db.example/houserules?sslmode=verify-full',
  'postgres://houserules@db/houserules?application_name=x&sslmode=disable',
])('%s stays on this computer, or says how it is encrypted', (databaseUrl) => {
  expect(settlesEncryption(databaseUrl)).toBe(true)
})

test.each([
  'postgres://houserules@db.example/houserules',
  'postgres://houserules@192.0.2.1:5432/houserules',
  'postgres://localhost@db.example/houserules',
  'postgres://houserules:pass@127.0.0.1.example/houserules',
  'postgres://localhost/houserules?host=db.example',
  'postgres://houserules@db.example/houserules?sslmode=',
  'postgres://houserules@db.example/houserules?sslmode=prefer',
  'postgres://houserules@db.example/houserules?sslmode=no-verify',
])('%s might go in the clear or to a stranger', (databaseUrl) => {
  expect(settlesEncryption(databaseUrl)).toBe(false)
})

test('a database elsewhere is not asked before that is settled, and the password is not shown', async () => {
  const refused = connect({ databaseUrl: 'postgres://houserules:hush@db.invalid/houserules' })

  await expect(refused).rejects.toThrow(/^DATABASE_URL .*sslmode=verify-full /)
  await expect(refused).rejects.not.toThrow(/hush/)
})
