import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'

import { offerControls } from '#policies/importing/import-document.ts'
import type { Catalogue } from '#policies/importing/matching/catalogue.ts'
import { readText } from '#policies/importing/reading/read-text.ts'

import { isRead } from './score.ts'

/** What is printed of an invented policy the catalogue was not mended for. */
export type Unseen = {
  readonly name: 'import-unseen'
  readonly document: string
  readonly controls: number
  readonly controls_right: number
  readonly offers_beside: number
  readonly settings: number
  readonly settings_right: number
  readonly missed: readonly string[]
}

const FOLDER = join('bench', 'importing', 'unseen')
const expectations = z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown())))

/** Measures the import of invented policies: clause by clause, which controls were meant. */
export function measureUnseen(catalogue: Catalogue): readonly Unseen[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => unseen(name.replace('.txt', ''), catalogue))
}

function unseen(document: string, catalogue: Catalogue): Unseen {
  const read = (ending: string) => readFileSync(join(FOLDER, `${document}${ending}`), 'utf8')
  const expected = expectations.parse(parse(read('.expected.yaml')))
  const clauses = offerControls(readText(read('.txt'), 'text'), catalogue).flatMap(
    (section) => section.clauses,
  )
  const offered = new Map(clauses.map(({ number, offers }) => [number, offers]))
  const meant = Object.entries(expected).flatMap(([number, controls]) =>
    Object.entries(controls).map(([id, settings]) => {
      const offer = offered.get(number)?.find(({ control }) => control.id === id)
      const right = Object.entries(settings).filter(
        ([key, value]) => offer && isRead(offer, key, value),
      )
      return {
        name: `${number} ${id}`,
        offer,
        settings: Object.keys(settings).length,
        right: right.length,
      }
    }),
  )
  const found = meant.filter(({ offer }) => offer !== undefined)
  const offers = clauses.reduce((sum, one) => sum + one.offers.length, 0)
  return {
    name: 'import-unseen',
    document,
    controls: meant.length,
    controls_right: found.length,
    offers_beside: offers - found.length,
    settings: meant.reduce((sum, one) => sum + one.settings, 0),
    settings_right: meant.reduce((sum, one) => sum + one.right, 0),
    missed: meant.filter(({ offer }) => offer === undefined).map(({ name }) => name),
  }
}
