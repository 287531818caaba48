// breaks: typescript(switch-exhaustiveness-check)
export function word(answer: 'yes' | 'no' | 'perhaps'): string {
  switch (answer) {
    case 'yes':
      return 'Yes'
    case 'no':
      return 'No'
  }
  return ''
}
