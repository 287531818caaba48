import { err, ok, type Result } from '#core/result.ts'
import { contrast } from './contrast.ts'

/** What a trust says about how its pages look; the colour is #rrggbb. */
export type ThemeInput = {
  readonly slug: string
  readonly name: string
  readonly shortName: string
  readonly code: string
  readonly colour: string
  readonly logo?: Logo | undefined
}

/** A picture that stands for the trust, served from our own address. */
export type Logo = { readonly src: string; readonly alt: string }

/** A trust's look, with every colour in it checked against what it stands on. */
export type Theme = ThemeInput & {
  /** Text on the trust's colour: at least 4.5 to 1 (WCAG 2.2, 1.4.3). */
  readonly onColour: string
  /** Lines and marks on a white page: at least 3 to 1 (WCAG 2.2, 1.4.11). */
  readonly lineColour: string
}

/** A colour that cannot be used, and the best contrast that text on it could have. */
export type ThemeProblem =
  | { readonly type: 'not-a-colour'; readonly colour: string }
  | { readonly type: 'too-little-contrast'; readonly colour: string; readonly best: number }

/** Text and white paper, as GOV.UK Frontend draws them. */
const ink = '#0b0c0c'
const paper = '#ffffff'
// The tint behind the navigation and the footer, where the trust's colour draws lines as well.
const tint = '#f3f4f5'

/** A trust's look, or why its colour cannot carry text. */
export function makeTheme(input: ThemeInput): Result<Theme, ThemeProblem> {
  const { colour } = input
  if (!/^#[0-9a-f]{6}$/i.test(colour)) return err({ type: 'not-a-colour', colour })

  const onColour = contrast(colour, paper) >= 4.5 ? paper : ink
  const best = Math.max(contrast(colour, paper), contrast(colour, ink))
  if (best < 4.5) return err({ type: 'too-little-contrast', colour, best })

  const isSeen = contrast(colour, paper) >= 3 && contrast(colour, tint) >= 3
  return ok({ ...input, onColour, lineColour: isSeen ? colour : ink })
}

/** The stylesheet that gives every page of a trust its colours. */
export function themeCss(theme: Theme): string {
  return `:root {
  --trust-colour: ${theme.colour};
  --trust-text: ${theme.onColour};
  --trust-line: ${theme.lineColour};
}
`
}
