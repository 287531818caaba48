// breaks: house(nothing)
export const findTrusts = 'trusts'
