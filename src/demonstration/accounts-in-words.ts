import type { DemonstrationData } from './read-demonstration.ts'

/** For the terminal: where to sign in without a password, and as whom, trust by trust. */
export function accountsInWords({ trusts }: DemonstrationData, address: string): string {
  const lines = [...trusts].flatMap(([slug, { cast }]) => {
    const [first, ...others] = cast.filter(({ who }) => who !== undefined)
    if (first === undefined) return []
    const words = `${first.name.join(' ')}, ${first.who}, or one of ${others.length} others`
    return [`  ${address}/trusts/${slug}/sign-in/as`, `    as ${words}`]
  })
  return ['Sign in as somebody invented, without a password:', ...lines].join('\n')
}
