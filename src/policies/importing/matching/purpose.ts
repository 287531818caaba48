import type { ImportedClause } from '#policies/importing/structure/clauses.ts'

const HEADING =
  /^(?:\W*)(?:(?:our |the |policy )?(?:purposes?|aims?|rationale|intent|background|introduction|overview|scope|definitions?|glossary)(?: (?:and|&) (?:purposes?|aims?|objectives?|rationale|scope|introduction|background|overview|definitions?|context))*(?: (?:of|to|behind|for) (?:this|the|our) policy)?|(?:policy )?(?:aims and objectives|objectives)(?: of (?:this|the|our) policy)?|why (?:we|this|do we|have|is|there|it|are)\b.*|what (?:is )?this policy (?:is )?(?:for|about|covers|does|sets out)?.*|(?:to )?who(?:m)? (?:(?:is )?this policy|does this policy|it)\b.*|what (?:we mean|do we mean|words mean|these words mean)\b.*|(?:key |what the )?(?:terms|words)(?: (?:used|we use|mean|and definitions))?.*|terminology)\W*$/i
const LEAD =
  /\b(?:(?:purposes?|aims?|objectives?|intention) of (?:this|the|our) policy|(?:this|our|the) policy(?:['’]s)? (?:aims?|seeks?|exists?|is (?:intended|designed|meant|there|for|written)|sets out|explains|describes|outlines|covers|applies|helps|purposes?|is in place)|(?:in|for the purposes? of) this policy\b[^.]*\b(?:means?|refers?|includes?)|for the purposes? of this policy|we (?:have|wrote|need) (?:this|a|our) policy)\b/i
const MEANS =
  /^(?:the (?:terms?|words?|phrases?) )?["“‘']?[\w ]{2,40}["”’']? (?:means|refers to|is defined as|is taken to mean)\b/i
const WHO =
  '(?:staff|employees?|teachers?|workforce|members? of staff|governors?|trustees|directors?|volunteers?|contractors?|visitors?|pupils?|students?|learners?|children|parents?|carers?|colleagues?|adults?|everyone|everybody|anyone|nobody|no[- ]one|individuals?|users?|you|they|we|he|she|school|schools|trust|academy|headteacher|head|principal|leaders?|leadership|managers?|dsl|lead|who|those|people|person|accounts?|images?|photographs?|messages?|all)'
const FIRM =
  "(?:must|shall|should|will|may not|may only|cannot|can not|can only|never|do not|does not|don['’]t|have to|has to|need to|needs to|are (?:not|required|expected|advised|encouraged|reminded|asked|responsible|prohibited|forbidden|allowed|permitted|to)|is (?:not|required|expected|advised|encouraged|reminded|asked|responsible|prohibited|forbidden|allowed|permitted|to))"
const BINDS = new RegExp(
  `\\b${WHO}\\b(?:[\\w ,'’()/-]{0,60}?)\\b${FIRM}\\b(?! (?:have|be able|know|understand why)\\b)|(?:^|[.:;]\\s+)(?:do not|don['’]t|never|always|must|ensure|make sure|tell|report|ask|check|keep|avoid|use)\\b|\\b(?:is|are) (?:prohibited|forbidden|not (?:allowed|permitted|acceptable))\\b|\\bmust\\b`,
  'i',
)
/** What the policy itself does binds nobody: “this policy will help staff”. */
const OF_POLICY =
  /\b(?:this|our|the) policy(?: and [\w ]{1,30})? (?:will|should|shall|must|is to|does not|is not)\b/gi
/** What the policy wants to prevent or bring about has happened to nobody yet. */
const WISHED =
  /\b(?:that|which|who|whom|what|when|where|so that|how) (?:[\w'’]+ ){0,3}(?:should|must|would|could|might|will|may|never)\b/gi

/**
 * Whether a clause only says why the policy is there, for whom, or what its words mean: it stands under
 * such a heading or says so itself, and no firm word binds anybody.
 */
export function isPurpose({ text, around }: Pick<ImportedClause, 'text' | 'around'>): boolean {
  const { section, part, lead } = around
  const isUnder = [part === '' ? section : part, section].some((title) =>
    HEADING.test(title.trim()),
  )
  const says = `${lead} ${text}`.trim()
  if (!isUnder && !LEAD.test(says) && !MEANS.test(text)) return false
  return !BINDS.test(says.replaceAll(OF_POLICY, ' ').replaceAll(WISHED, ' '))
}
