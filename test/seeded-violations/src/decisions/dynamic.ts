// breaks: house(arrows)
export const load = (): Promise<unknown> => import('#posts/draft.ts')
