// breaks: eslint(prefer-const)
let answer = 42

export const twice = 2 * answer
