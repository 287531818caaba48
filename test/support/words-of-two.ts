/** Words of a clause, as two people change them in different sentences, and both together. */
export const baseWords = 'Staff accept nobody. This holds at home. It holds on holiday.'
/** See `baseWords`. */
export const theirWords = 'Staff accept no pupil. This holds at home. It holds on holiday.'
/** See `baseWords`. */
export const myWords = 'Staff accept nobody. This holds at home. It holds on trips.'
/** See `baseWords`. */
export const bothWords = 'Staff accept no pupil. This holds at home. It holds on trips.'
