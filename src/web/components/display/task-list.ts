import { html, nothing, type Html } from '#web/html.ts'
import {
  attributes,
  classes,
  content,
  extra,
  present,
  type Content,
  type Maybe,
  type Optional,
  type Styled,
} from '#web/components/options.ts'
import { tag, type TagOptions } from './tag.ts'

type Part = Content & { readonly classes?: string | undefined }

/** One task: its name, how far it is, and where it is done. */
export type TaskItem = Optional<{
  title: Part
  hint: Content
  href: string
  status: Part & Optional<{ tag: TagOptions }>
  classes: string
}>

/** Options of a task list. */
export type TaskListOptions = Styled &
  Optional<{ idPrefix: string; items: readonly Maybe<TaskItem>[] }>

/** Tasks to complete, in any order, each with its state. */
export function taskList(options: TaskListOptions): Html {
  const idPrefix = options.idPrefix || 'task-list'
  return html`<ul
    class="${classes('govuk-task-list', options.classes)}"
    ${extra(options.attributes)}
  >
    ${present(options.items).map(({ item, index }) => task(item, `${idPrefix}-${index}`))}
  </ul>`
}

function task(item: TaskItem, id: string): Html {
  const names = classes(
    'govuk-task-list__item',
    item.href && 'govuk-task-list__item--with-link',
    item.classes,
  )
  return html`<li class="${names}">
    <div class="govuk-task-list__name-and-hint">
      ${item.href ? linkedTitle(item, item.href, id) : plainTitle(item)}
      ${
        item.hint
          ? html`<div id="${id}-hint" class="govuk-task-list__hint">${content(item.hint)}</div>`
          : nothing
      }
    </div>
    ${status(item, id)}
  </li>`
}

function linkedTitle(item: TaskItem, href: string, id: string): Html {
  return html`<a
    class="${classes('govuk-link govuk-task-list__link', item.title?.classes)}"
    href="${href}"
    aria-describedby="${classes(item.hint && `${id}-hint`, `${id}-status`)}"
    >${content(item.title)}</a
  >`
}

function plainTitle(item: TaskItem): Html {
  const names = item.title?.classes || undefined
  return html`<div ${attributes({ class: names })}>${content(item.title)}</div>`
}

function status(item: TaskItem, id: string): Html {
  const names = classes('govuk-task-list__status', item.status?.classes)
  return html`<div class="${names}" id="${id}-status">
    ${item.status?.tag ? tag(item.status.tag) : content(item.status)}
  </div>`
}
