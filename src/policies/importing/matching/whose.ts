const ADULTS =
  '(?:parents?|carers?|guardians?|mothers?|fathers?|mums?|dads?|famil(?:y|ies)|relatives?|relations?|siblings?|friends)'
const CHILDREN =
  '(?:pupils?|students?|child(?:ren)?|learners?|young people|leavers?)(?: (?:on roll|at (?:the|our|this|any) \\w+|in (?:the|our) \\w+))?'
const OF_CHILDREN = new RegExp(
  `(\\b${ADULTS}(?:,? (?:and|or|and/or) (?:\\w+ )?${ADULTS})* )(of (?:the |our |any |a |an |current |former |its )*${CHILDREN})(?![\\w-])`,
  'gi',
)
const CHILDRENS = new RegExp(
  `\\b((?:pupils?|students?|child(?:ren)?|learners?)['’]s?)(?= ${ADULTS}\\b)`,
  'gi',
)

/**
 * A text without the children by whom it only says whose parents it means: “parents of pupils” speaks of
 * parents. What is taken out leaves room of its length, so that places in the text stay.
 */
export function withoutWhose(text: string): string {
  return text
    .replaceAll(OF_CHILDREN, (_, whose: string, of: string) => whose + ' '.repeat(of.length))
    .replaceAll(CHILDRENS, (of) => ' '.repeat(of.length))
}
