// breaks: house(nothing)
export type Clock = { readonly now: () => Date }
