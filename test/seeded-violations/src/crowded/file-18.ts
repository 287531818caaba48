// breaks: house(folder-size)
export const number = 18
