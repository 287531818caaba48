import { initAll } from 'govuk-frontend'

// GOV.UK's own page does this in an inline script, which our content security policy forbids.
document.body.classList.add('js-enabled', 'govuk-frontend-supported')
initAll()

if (document.querySelector('[data-passkey]') !== null) void import('./passkeys.ts')

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => window.print())
}

// Work in the background: its words and bar are kept up to date, and what comes of it is shown.
for (const part of document.querySelectorAll<HTMLElement>('[data-progress]')) {
  const timer = setInterval(() => {
    void howFar(part.dataset['progress'] ?? '').then((now) => {
      if (now === undefined) return
      if (now.state === part.dataset['state']) return show(part, now)
      clearInterval(timer)
      location.reload()
    })
  }, 1000)
}

type HowFar = {
  readonly state: string
  readonly text: string
  readonly done: number
  readonly total: number
}

function show(part: HTMLElement, { text, done, total }: HowFar): void {
  const words = part.querySelector('[role=status]')
  if (words !== null && words.textContent !== text) words.textContent = text
  const bar = part.querySelector('progress')
  if (bar === null) return
  if (total === 0) bar.removeAttribute('value')
  else Object.assign(bar, { max: total, value: done })
}

// Someone who was signed out meanwhile is shown so; a server that is away is asked again.
async function howFar(address: string): Promise<HowFar | undefined> {
  try {
    const response = await fetch(address, { headers: { accept: 'application/json' } })
    if (response.status >= 500) return undefined
    if (!response.ok) return { state: '', text: '', done: 0, total: 0 }
    const said: unknown = await response.json()
    return isHowFar(said) ? said : undefined
  } catch {
    return undefined
  }
}

function isHowFar(said: unknown): said is HowFar {
  return typeof said === 'object' && said !== null && 'state' in said && 'text' in said
}
