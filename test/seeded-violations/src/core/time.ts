// breaks: house(clock-only-in-core)
export const today = (): Date => new Date()
