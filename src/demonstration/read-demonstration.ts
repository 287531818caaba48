import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { parse } from 'yaml'
import type { z } from 'zod'

import { err, ok, type Result } from '#core/result.ts'
import { fitsScope } from '#people/roles/role.ts'

import { type SharedData, sharedData } from './shared-data.ts'
import { type TrustData, trustData } from './trust-data.ts'

/** The invented schools and people of every trust, by the trust's part of an address. */
export type DemonstrationData = {
  readonly shared: SharedData
  readonly trusts: ReadonlyMap<string, TrustData>
}

/** Reads the files of the demonstration, or gives one line for each thing wrong with them. */
export function readDemonstration(folder: string): Result<DemonstrationData, readonly string[]> {
  const shared = readFile(join(folder, 'shared.yaml'), sharedData)
  if (!shared.ok) return shared
  const trusts = new Map<string, TrustData>()
  const mistakes: string[] = []
  for (const file of readdirSync(folder).filter(isTrustFile).toSorted()) {
    const path = join(folder, file)
    const read = readFile(path, trustData)
    const wrong = read.ok ? mistakesIn(read.value, shared.value) : read.error
    mistakes.push(...(read.ok ? wrong.map((words) => `${path}: ${words}`) : wrong))
    if (read.ok) trusts.set(file.replace(/\.yaml$/, ''), read.value)
  }
  return mistakes.length > 0 ? err(mistakes) : ok({ shared: shared.value, trusts })
}

function isTrustFile(name: string): boolean {
  return name.endsWith('.yaml') && name !== 'shared.yaml'
}

function readFile<T>(path: string, schema: z.ZodType<T>): Result<T, readonly string[]> {
  const read = schema.safeParse(parse(readFileSync(path, 'utf8')))
  if (read.success) return ok(read.data)
  return err(read.error.issues.map((one) => `${path}: ${one.path.join('.')}: ${one.message}`))
}

/** What a schema cannot see: names that lead nowhere, and posts that are held somewhere else. */
export function mistakesIn(trust: TrustData, shared: SharedData): readonly string[] {
  const keys = trust.cast.map(({ key }) => key)
  const placed = trust.cast.flatMap(({ is, holds }) => [...is, ...holds])
  const named = [trust.no_deputy_at, ...placed.flatMap(({ school }) => school ?? [])]
  return [
    ...keys.filter((key, at) => keys.indexOf(key) !== at).map((key) => `${key} is there twice`),
    ...named.filter((key) => !Object.hasOwn(trust.schools, key)).map((key) => `no school ${key}`),
    ...Object.values(trust.schools)
      .filter(({ day }) => !Object.hasOwn(shared.days, day))
      .map(({ day }) => `no plan of a day ${day}`),
    ...trust.cast
      .flatMap(({ parents }) => Object.keys(parents))
      .filter((key) => !keys.includes(key))
      .map((key) => `no parent ${key}`),
    ...trust.cast
      .flatMap(({ holds }) => holds)
      .filter(({ role, school }) => !fitsScope(role, school))
      .map(({ role, school }) => `${role} is not held ${school ? 'at a school' : 'for the trust'}`),
  ]
}
