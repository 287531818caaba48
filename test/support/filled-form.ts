import { parse, type DefaultTreeAdapterMap } from 'parse5'

type Node = DefaultTreeAdapterMap['node']
type Element = DefaultTreeAdapterMap['element']

/** What a browser would send of the form on a page that holds a field of a name, without its buttons. */
export function filledForm(page: string, field: string): URLSearchParams {
  const forms = elementsIn(parse(page)).filter(({ tagName }) => tagName === 'form')
  const form = forms.find((one) =>
    elementsIn(one).some((element) => attributeOf(element, 'name') === field),
  )
  if (form === undefined) throw new Error(`the page has no form with the field ${field}`)
  return new URLSearchParams(
    elementsIn(form).flatMap((element) => {
      const name = attributeOf(element, 'name')
      return name === undefined ? [] : valuesOf(element).map((value) => [name, value])
    }),
  )
}

function valuesOf(element: Element): readonly string[] {
  switch (element.tagName) {
    case 'input':
      return isSent(element) ? [attributeOf(element, 'value') ?? ''] : []
    case 'textarea':
      return [textIn(element).replace(/^\n/, '')]
    case 'select':
      return chosenIn(element)
    default:
      return []
  }
}

function isSent(input: Element): boolean {
  const type = attributeOf(input, 'type') ?? 'text'
  if (type === 'checkbox' || type === 'radio') return attributeOf(input, 'checked') !== undefined
  return type !== 'submit'
}

function chosenIn(select: Element): readonly string[] {
  const options = elementsIn(select).filter(({ tagName }) => tagName === 'option')
  const chosen = options.find((one) => attributeOf(one, 'selected') !== undefined) ?? options[0]
  return chosen === undefined ? [] : [attributeOf(chosen, 'value') ?? textIn(chosen)]
}

function attributeOf({ attrs }: Element, name: string): string | undefined {
  return attrs.find((one) => one.name === name)?.value
}

function elementsIn(node: Node): readonly Element[] {
  const children = 'childNodes' in node ? node.childNodes : []
  return children.flatMap((child) => [...('tagName' in child ? [child] : []), ...elementsIn(child)])
}

function textIn(node: Node): string {
  if ('value' in node) return node.value
  return 'childNodes' in node ? node.childNodes.map(textIn).join('') : ''
}
