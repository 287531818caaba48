import type { ImportedClause } from '#policies/importing/structure/clauses.ts'

import type { Catalogue, Control, ControlSetting, SettingValue } from './catalogue.ts'
import { matchBy, type Reason } from './match.ts'
import { isPurpose } from './purpose.ts'
import { readBound } from './readers-of-duties.ts'
import { isUrgent, READERS, type RouteValue } from './readers.ts'

/** A setting of an offered control: its value, and the words it was read from; none: it is a default. */
export type OfferedSetting = {
  readonly key: string
  readonly setting: ControlSetting
  readonly value: SettingValue | RouteValue
  readonly words?: string
}

/** A control offered for a clause, with its settings as the clause gives them, and why. */
export type Offer = {
  readonly control: Control
  readonly score: number
  readonly reasons: readonly Reason[]
  /** What the clause resembles, where not all ideas of the control were found in it. */
  readonly like?: string
  readonly settings: readonly OfferedSetting[]
  readonly urgent: boolean
  /** A person said that this is how the clause is to be read; left out: nobody has. */
  readonly isAccepted?: boolean
}

/** Gives the offers for a clause; none means that it stays a statement. */
export type OfferFor = (clause: ImportedClause) => readonly Offer[]

/** Prepares the offers of a catalogue. */
export function offersBy(catalogue: Catalogue): OfferFor {
  const match = matchBy(catalogue)
  return (clause) => {
    if (clause.kind === 'front' || clause.kind === 'row' || isListOfDocuments(clause)) return []
    return match(clause)
      .filter(({ control }) => isFor(clause, control))
      .map(({ control, score, reasons, like }) => ({
        control,
        score,
        reasons,
        ...(like === undefined ? {} : { like }),
        settings: settingsFor(control, clause),
        urgent: isUrgent(clause.text),
      }))
  }
}

/** Controls that scope and the numbers of editions are made of bind by what they say. */
const SAYS_SO = new Set(['scope-and-definitions', 'document-control', 'policy-lifecycle'])
const PARENTS = /\b(?:parents?|carers?|guardians?)\b/i

function isFor(clause: ImportedClause, { does, what }: Control): boolean {
  if (!SAYS_SO.has(what) && isPurpose(clause)) return false
  // Parents are asked for nothing that comes round: the software has no room for them.
  return does !== 'duty' || !PARENTS.test(clause.text) || readBound(clause.text) !== undefined
}

const DOCUMENTS =
  /\b(?:related|linked|links with|associated|relevant external|other policies|legislation|in conjunction with)\b/i

/** Names of other policies in a list say nothing of their own. */
export function isListOfDocuments({ text, around }: ImportedClause): boolean {
  const isName = !/[.;:]$/.test(text) && text.split(' ').length <= 16
  return isName && DOCUMENTS.test(`${around.section} ${around.part} ${around.lead}`)
}

/** The settings of a control as a clause gives them; what its words do not give has the usual value. */
export function settingsFor(control: Control, clause: ImportedClause): readonly OfferedSetting[] {
  return Object.entries(control.settings).flatMap(([key, setting]) => {
    const reader = READERS[setting.reads]
    if (!reader) throw new Error(`control ${control.id}: there is no reader ${setting.reads}`)
    const read = reader(clause.text) ?? reader(clause.around.lead)
    if (read && read.words !== '') return [{ key, setting, ...read }]
    const value = setting.default ?? read?.value
    return value === undefined ? [] : [{ key, setting, value }]
  })
}
