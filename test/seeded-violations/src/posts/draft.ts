// breaks: house(nothing)
export const draft = 'draft'
