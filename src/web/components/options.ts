import { html, isFilled, nothing, raw, type Child, type Html } from '#web/html.ts'

/** Options that may all be left out, or passed on as undefined. */
export type Optional<T> = { readonly [Key in keyof T]?: T[Key] | undefined }

/** An entry of a list that a condition may leave out. */
export type Maybe<T> = T | '' | false | null | undefined

/** Attributes added to a component by name; null and undefined give an empty value. */
export type ExtraAttributes = Readonly<Record<string, string | number | boolean | null | undefined>>

/** The words of a component: `text` is escaped, `html` is used as it is and comes first. */
export type Content = Optional<{ text: string | number; html: Html }>

/** Options nearly every component has. */
export type Styled = Optional<{ classes: string | null; attributes: ExtraAttributes }>

/** Content with classes and attributes of its own. */
export type StyledContent = Content & Styled

/** The words of a component, whichever way they were given. */
export function content(given: Content | null | undefined): Child {
  return isFilled(given?.html) ? given.html : given?.text
}

/** True when a component was given any words. */
export function hasContent(given: Content | null | undefined): given is Content {
  return Boolean(content(given))
}

/** Class names in order, without those left out. */
export function classes(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}

/** Attributes that are there only when they have a value; true gives the name alone. */
export function attributes(values: ExtraAttributes): Html {
  const present = Object.entries(values).filter(
    ([, value]) => value !== undefined && value !== null && value !== false,
  )
  return joined(present.map(([name, value]) => (value === true ? name : pair(name, value))))
}

/** The `attributes` option of a component: every entry is written, whatever its value. */
export function extra(values: ExtraAttributes | undefined): Html {
  return joined(Object.entries(values ?? {}).map(([name, value]) => pair(name, value)))
}

/** Words handed to the browser code of a component, one attribute for each plural form. */
export function translated(
  key: string,
  words: string | Readonly<Record<string, string>> | undefined,
): ExtraAttributes {
  if (!words) return {}
  if (typeof words === 'string') return { [`data-i18n.${key}`]: words }
  return Object.fromEntries(
    Object.entries(words).map(([form, message]) => [`data-i18n.${key}.${form}`, message]),
  )
}

/** A heading of the given level. */
export function heading(
  level: number,
  { attributes: names = {}, inner }: { attributes?: ExtraAttributes; inner: Child },
): Html {
  const tag = raw(`h${Math.trunc(level)}`)
  return html`<${tag} ${attributes(names)}>${inner}</${tag}>`
}

/** The entries of a list that were not left out, with their place counted from 1. */
export function present<T extends object>(
  items: readonly Maybe<T>[] | undefined,
): readonly { readonly item: T; readonly index: number }[] {
  return (items ?? []).flatMap((item, place) => (item ? [{ item, index: place + 1 }] : []))
}

/** `markup` when the condition holds, else nothing. */
export function when(condition: unknown, markup: () => Html): Html {
  return condition ? markup() : nothing
}

function pair(name: string, value: string | number | boolean | null | undefined): string {
  return html`${name}="${value === true || value === false ? String(value) : value}"`.toString()
}

function joined(attributesInOrder: readonly string[]): Html {
  return raw(attributesInOrder.join(' '))
}
