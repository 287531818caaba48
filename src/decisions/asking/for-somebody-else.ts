import type { Fact, Vocabulary } from '#rulebooks/language/vocabulary.ts'

type Wording = { readonly ask?: string; readonly words?: Readonly<Record<string, string>> }

// Beside the vocabulary and not in it: its text is under the seal of every answer that was kept, and
// the same fact is asked here in other words.
const wordings: Readonly<Record<string, Wording>> = {
  'actor.role': { ask: 'What is their role?' },
  'actor.age': { ask: 'How old are they?' },
  'actor.dob': { ask: 'What is their date of birth?' },
  'actor.approved_marketing_role': {
    ask: 'Is it an approved part of their job to market the school or trust online?',
  },
  'actor.authorised': { ask: 'Have they been given authority to say this for the school?' },
  'actor.read': { ask: 'Have they read and understood the acceptable use policy?' },
  'actor.signed': {
    ask: 'Have they signed the acceptable use policy that goes with this account?',
  },
  'actor.dsl': { ask: 'Are they the designated safeguarding lead?' },
  'subject.role': { words: { self: 'Themselves' } },
  'subject.relative': { ask: 'Is it a relative of theirs?' },
  'subject.relationship': { ask: 'How else do they know each other?' },
  'subject.school': { words: { own: 'The school where the person you ask for works' } },
  'subject.image_shows': { words: { self: 'Only the person you ask for' } },
  'subject.friend_outside_work': { ask: 'Are they friends outside work?' },
  'context.account': {
    words: {
      personal: 'Their own personal account',
      work: 'An account they hold for their work',
      'work-capacity': 'Their own account, but speaking in their job',
      'work-email': 'Their work email',
      anonymous: 'An account without their name',
    },
  },
  'context.page': { words: { 'own-official': 'The official page of their school or trust' } },
  'context.visibility': { words: { friends: 'Only people they have accepted' } },
  'context.email': { words: { personal: 'Their own' } },
  'context.runs_account': { ask: 'Do they run an official account?' },
  'context.place': { ask: 'Where are they?' },
  'context.pre_existing': { ask: 'Did they know each other before either came to the school?' },
  'context.disclosed': { ask: 'Have they told the school that they know each other?' },
  'context.ongoing_contact_required': { ask: 'Does their work need them to stay in touch?' },
  'context.approved_by': { words: { manager: 'Their manager' } },
  'context.content': {
    words: {
      'role-conflict': 'At odds with their role',
      'personal-opinion': 'Their own opinion',
      'work-derived': 'Something they learned or took at work',
    },
  },
  'context.concern': {
    words: {
      'contact-from-pupil': 'A pupil has contacted them',
      'contact-from-parent': 'A parent has contacted them',
      'role-conflict': 'Something they shared that is at odds with their role',
      'advice-needed': 'They need advice',
    },
  },
  'context.conflict_of_interest': { ask: 'Does it set their own interest against the trust’s?' },
  'context.in_doubt': { ask: 'Are they in doubt about it?' },
  'context.expresses_personal_view': { ask: 'Does it give their own opinion?' },
  'context.disclaimer': {
    ask: 'Does it carry a statement that these are their own views and not the school’s?',
  },
  'context.role_disclosed': { ask: 'Does it show their role at the school?' },
  'context.statement_not_speaking_for_school': {
    ask: 'Does it say that they do not necessarily speak for the school?',
  },
  'context.added_comment': { ask: 'Will they add words of their own?' },
  'context.considered': {
    ask: 'Have they weighed whether this is fitting and what could come of it?',
  },
  'context.checked_with_lead': { ask: 'Have they checked with the lead for online services?' },
  'context.unsure': { ask: 'Are they unsure how to go on?' },
}

/** A fact as it is asked of a person for whom somebody else asks; the fact itself stays what it is. */
export function askedOfOther(fact: Fact): Fact {
  const { ask = fact.ask, words = {} } = wordings[fact.name] ?? {}
  const said = [...fact.words].map(([name, word]) => {
    return [name, { ...word, says: words[name] ?? word.says }] as const
  })
  return { ...fact, ask, words: new Map(said) }
}

/** The words of the questions and of what was said, in the third person where it is for somebody else. */
export function wordsFor<T extends Pick<Vocabulary, 'facts'>>(
  vocabulary: T,
  forSomebodyElse: boolean | undefined,
): T {
  if (!forSomebodyElse) return vocabulary
  const facts = [...vocabulary.facts].map(([name, fact]) => [name, askedOfOther(fact)] as const)
  return { ...vocabulary, facts: new Map(facts) }
}
