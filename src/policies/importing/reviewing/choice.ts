import type { Catalogue } from '#policies/importing/matching/catalogue.ts'
import type { Reason } from '#policies/importing/matching/match.ts'
import type { Offer, OfferedSetting } from '#policies/importing/matching/offers.ts'

import type { Said } from './said.ts'

/** A setting of a chosen control: its value, and the words of the clause it was read from. */
export type ChosenSetting = Pick<OfferedSetting, 'key' | 'value' | 'words'>

/** A control that is to stand for a clause: offered by its words, or picked by a person. */
export type Choice = {
  readonly control: string
  /** Why it was offered; none where a person picked it. */
  readonly reasons: readonly Reason[]
  /** What the clause resembles, where not all ideas of the control were found in it. */
  readonly like?: string
  readonly settings: readonly ChosenSetting[]
  readonly urgent: boolean
  /** Who said that this is how the clause is to be read; left out: nobody has. */
  readonly accepted?: Said
}

/** An offer as a choice nobody has accepted yet. */
export function choiceOf({ control, reasons, settings, urgent, like }: Offer): Choice {
  return {
    control: control.id,
    reasons,
    ...(like === undefined ? {} : { like }),
    settings: settings.map(({ key, value, words }) => ({
      key,
      value,
      ...(words === undefined ? {} : { words }),
    })),
    urgent,
  }
}

/** A choice as an offer of the catalogue; undefined when the catalogue no longer has its control. */
export function offerOf(choice: Choice, { controls }: Catalogue): Offer | undefined {
  const control = controls.find(({ id }) => id === choice.control)
  if (!control) return undefined
  const { reasons, urgent, accepted } = choice
  const settings = Object.entries(control.settings).flatMap(([key, setting]) => {
    const chosen = choice.settings.find((one) => one.key === key)
    if (chosen) return [{ setting, ...chosen }]
    return setting.default === undefined ? [] : [{ key, setting, value: setting.default }]
  })
  return { control, score: 0, reasons, settings, urgent, isAccepted: accepted !== undefined }
}
