// breaks: house(nothing)
export const readConfig = 'config'
