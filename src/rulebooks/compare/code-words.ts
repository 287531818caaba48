import { roleWords } from '#rulebooks/role-words.ts'

/** A condition or note in words, from its code: “second reader”, from `condition:second-reader`. */
export function codeWords(code: string): string {
  return code.replace(/^[a-z]+:/, '').replaceAll('-', ' ')
}

/** “any of the headteacher, your line manager, immediately”, from `route-any:headteacher|line-manager immediately`. */
export function routeWords(route: string): string {
  const [code = '', ...when] = route.split(' ')
  const [type, list = ''] = code.split(':')
  const roles = list.split('|').map(roleWords)
  const few = type === 'route-all' ? 'all of ' : 'any of '
  const whom = roles.length > 1 ? `${few}${roles.join(', ')}` : roles.join('')
  return [type === 'route-unstated' ? 'someone; nobody is named' : whom, ...when].join(', ')
}
