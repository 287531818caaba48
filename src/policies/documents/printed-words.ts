/** The words of the document itself, the same whatever it is written as. */
export const printedWords = {
  contents: 'Contents',
  control: 'Document control',
  approval: 'Approval',
  signature: 'Signed on behalf of the approving body',
  line: 'Name, signature and date: ',
  related: 'Policies, laws and guidance it leans on',
  history: 'What changed, and when',
  noHistory: 'No earlier change is on record.',
} as const
