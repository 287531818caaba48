import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'

import { offerControls, type OfferedClause } from '#policies/importing/import-document.ts'
import type { Catalogue } from '#policies/importing/matching/catalogue.ts'
import { readText } from '#policies/importing/reading/read-text.ts'

import { isRead, share } from './score.ts'

/** What is printed of an invented policy. */
export type Unseen = {
  readonly name: 'import-unseen'
  readonly document: string
  /** Whether its misses have helped to mend the import: it is unseen no more. */
  readonly used_to_mend: boolean
  readonly controls_percent: number
  readonly settings_percent: number
  readonly controls: number
  readonly controls_right: number
  readonly offers: number
  readonly offers_beside: number
  readonly settings: number
  readonly settings_right: number
  readonly missed: readonly string[]
}

const FOLDERS = [
  ['mended', true],
  ['unseen', false],
] as const
const expectations = z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown())))

/** Measures the import of invented policies: clause by clause, which controls were meant. */
export function measureUnseen(catalogue: Catalogue): readonly Unseen[] {
  return FOLDERS.flatMap(([folder, isUsed]) => {
    const path = join('bench', 'importing', folder)
    return readdirSync(path)
      .filter((name) => /\.(?:txt|md)$/.test(name))
      .map((name) => unseen(join(path, name), { isUsed, catalogue }))
  })
}

type With = { readonly isUsed: boolean; readonly catalogue: Catalogue }

function unseen(path: string, { isUsed, catalogue }: With): Unseen {
  const document = readText(readFileSync(path, 'utf8'), path.endsWith('.md') ? 'markdown' : 'text')
  const clauses = offerControls(document, catalogue).flatMap((section) => section.clauses)
  const meant = meantIn(path, clauses)
  const settings = meant.flatMap((one) => one.settings)
  const found = new Set(meant.flatMap(({ offer }) => (offer === undefined ? [] : [offer])))
  const right = meant.filter(({ offer }) => offer !== undefined).length
  const offers = clauses.reduce((sum, one) => sum + one.offers.length, 0)
  return {
    name: 'import-unseen',
    document: path.replace(/^.*\/|\.\w+$/g, ''),
    used_to_mend: isUsed,
    controls_percent: share(right, meant.length),
    settings_percent: share(settings.filter(Boolean).length, settings.length),
    controls: meant.length,
    controls_right: right,
    offers,
    offers_beside: offers - found.size,
    settings: settings.length,
    settings_right: settings.filter(Boolean).length,
    missed: meant.filter(({ offer }) => offer === undefined).map(({ name }) => name),
  }
}

/** The controls a policy means, with what was offered for each and whether its settings were read. */
function meantIn(path: string, clauses: readonly OfferedClause[]) {
  const yaml = readFileSync(path.replace(/\.\w+$/, '.expected.yaml'), 'utf8')
  return Object.entries(expectations.parse(parse(yaml))).flatMap(([place, controls]) => {
    const offers = clauses.filter((one) => isAt(one, place)).flatMap((one) => one.offers)
    return Object.entries(controls).map(([id, settings]) => {
      const offer = offers.find(({ control }) => control.id === id)
      const read = Object.entries(settings).map(
        ([key, value]) => offer !== undefined && isRead(offer, key, value),
      )
      return { name: `${place} ${id}`, offer, settings: read }
    })
  })
}

/** A place is a clause by its number (`2.01`) or a line of the text (`17`). */
function isAt({ number, sources }: OfferedClause, place: string): boolean {
  return place.includes('.') ? number === place : sources.includes(Number(place))
}
