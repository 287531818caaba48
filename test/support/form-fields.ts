/** The fields of the form on a page that asks for a reason, as a browser would send them unchanged. */
export function fieldsOn(page: string): Record<string, string> {
  const form = page.split('<form').find((one) => one.includes('name="reason"')) ?? ''
  return Object.fromEntries([...inputsIn(form), ...areasIn(form)])
}

type Field = readonly [name: string, value: string]

function inputsIn(form: string): readonly Field[] {
  return [...form.matchAll(/<input[^>]*>/g)].flatMap(([tag]): readonly Field[] => {
    const name = /name="([^"]+)"/.exec(tag)?.[1]
    const value = /value="([^"]*)"/.exec(tag)?.[1] ?? ''
    const isLeft = tag.includes('type="radio"') && !tag.includes('checked')
    return name === undefined || name === 'form_token' || isLeft ? [] : [[name, plain(value)]]
  })
}

function areasIn(form: string): readonly Field[] {
  const areas = form.matchAll(/<textarea[^>]*name="([^"]+)"[^>]*>\n?([^<]*)</g)
  return [...areas].map(([, name = '', value = '']) => [name, plain(value)])
}

function plain(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
