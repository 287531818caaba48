/** The fewest characters of a password. */
export const shortestPassword = 12

/** The most characters of a password; beyond 128, so that long sentences and generated ones fit. */
export const longestPassword = 512
