import { z } from 'zod'

import { clockAt } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import { sealingSecretOf } from '#core/sealing-secret.ts'
import type { Db } from '#db/db.ts'
import { decideDisclosure, type Deciding } from '#disclosures/decide-disclosure.ts'
import { disclosableFor, type Disclosable } from '#disclosures/disclosable.ts'
import { disclose, type NewDisclosure } from '#disclosures/disclose.ts'
import type { Disclosure } from '#disclosures/disclosure.ts'
import { giveRole } from '#people/roles/give-role.ts'
import { scopeOf, type Role } from '#people/roles/role.ts'
import type { Trust } from '#people/trust.ts'

import { makePerson, makeSchool, makeTrust } from './makers.ts'
import { editionOf } from './rulebooks.ts'
import type { TestDb } from './test-db.ts'

/** A word that is nowhere to be found in the clear. */
export const canary = 'Canaryniece'

/** A niece who is a pupil, on Facebook. */
export const niece: NewDisclosure['disclosed'] = {
  name: canary,
  role: 'pupil',
  tie: 'family',
  channel: 'facebook',
  since: '2014',
  safeguards: `${canary} sees nothing of the school`,
}

/** What a trust of the five has people disclose. */
export function disclosableIn(code: string, kind: 'tie' | 'approval'): Disclosable {
  const found = disclosableFor(editionOf(code), kind)
  if (found === undefined) throw new Error(`nothing to disclose in ${code}`)
  return found
}

/** What tests of disclosing need, at noon on 20 November 2026. */
export function disclosingNeeds(db: Db) {
  const clock = clockAt('2026-11-20T12:00:00Z')
  return { db, clock, sealing: sealingSecretOf({ secret: 'a secret of thirty-two characters' }) }
}

/** A teacher, a headteacher and a DSL of one school, another school, and ways to disclose and decide. */
export async function makeDisclosers(db: Db) {
  const needs = disclosingNeeds(db)
  const trust = await makeTrust(db)
  const school = await makeSchool(db, trust)
  const sister = await makeSchool(db, trust, 'Birch School')
  const staffAt = (schoolId: string, held: readonly Role[] = []) =>
    makeStaff(db, { trust, schoolId, held })
  const teacher = await staffAt(school.schoolId)
  const head = await staffAt(school.schoolId, ['headteacher'])
  const dsl = await staffAt(school.schoolId, ['dsl'])
  const form = disclosableIn('WDA', 'tie')
  const disclosing = (as: Partial<NewDisclosure>) =>
    disclose(needs, {
      trust,
      by: teacher,
      disclosureId: newId(),
      kind: 'tie',
      to: ['headteacher'],
      disclosed: niece,
      disclosable: form,
      ...as,
    })
  const disclosed = async (as: Partial<NewDisclosure> = {}): Promise<Disclosure> => {
    const result = await disclosing(as)
    if (!result.ok) throw new Error(result.error.type)
    return result.value
  }
  const decide = ({ disclosureId, revision }: Disclosure, as: Partial<Deciding> = {}) =>
    decideDisclosure(needs, {
      trust,
      disclosureId,
      revision,
      by: head,
      role: 'headteacher',
      decision: 'allowed',
      note: `Fine, keep it apart, ${canary}`,
      endsOn: '2027-11-20',
      ...as,
    })
  return {
    needs,
    trust,
    school,
    sister,
    staffAt,
    teacher,
    head,
    dsl,
    disclosing,
    disclosed,
    decide,
  }
}

/** Somebody on the staff of a school, with the roles they hold there. */
export async function makeStaff(
  db: Db,
  asked: { readonly trust: Trust; readonly schoolId: string; readonly held?: readonly Role[] },
): Promise<string> {
  const { trust, schoolId, held = [] } = asked
  const { clock } = disclosingNeeds(db)
  const stays = [{ kind: 'staff', job: 'teacher', schoolId } as const]
  const { personId } = await makePerson(db, trust, { stays })
  for (const role of held) {
    const at = scopeOf(role) === 'trust' ? {} : { schoolId }
    const terms = { capacity: 'holder', from: '2026-09-01', by: 'test' } as const
    await giveRole({ db, clock }, { trustId: trust.trustId, personId, role, ...at, ...terms })
  }
  return personId
}

const named = z.array(z.object({ name: z.string() }))

/** Every row of every table as text, bytes in hexadecimal, in small letters. */
export async function everythingKept(db: TestDb, trustId: string): Promise<string> {
  return db.engine.exclusively(async (owner) => {
    const tables = named.parse(
      await owner.rows(
        `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
        where schemaname not in ('pg_catalog', 'information_schema')`,
      ),
    )
    const texts: string[] = []
    await owner.rows(`select set_config('app.trust', '${trustId}', false)`)
    for (const { name } of tables) {
      const rows = await owner.rows(`select t::text as row from ${name} t`)
      texts.push(JSON.stringify(rows))
    }
    await owner.rows(`select set_config('app.trust', '', false)`)
    return texts.join('\n').toLowerCase()
  })
}

/** A word in the clear, in hexadecimal and in base 64, in small letters. */
export function spellingsOf(word: string): readonly string[] {
  const bytes = Buffer.from(word)
  return [word, bytes.toString('hex'), bytes.toString('base64').slice(0, 12)].map((one) =>
    one.toLowerCase(),
  )
}
