// breaks: house(nothing)
export const html = 'html'
