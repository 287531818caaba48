// Asks the browser for a passkey and sends what it answers with the form around it.

/** What the server says to ask for, and the ticket to bring back. */
type Begun = {
  readonly options: PublicKeyCredentialCreationOptionsJSON & PublicKeyCredentialRequestOptionsJSON
  readonly ticket: string
}

/** A part of a page with a passkey: its form, and where it says what went wrong. */
type Part = {
  readonly box: HTMLElement
  readonly form: HTMLFormElement
  readonly says: (words: string | undefined) => void
}

for (const box of document.querySelectorAll<HTMLElement>('[data-passkey]')) wake(box)

function wake(box: HTMLElement): void {
  const form = box.querySelector('form')
  const status = box.querySelector('[role=status]')
  if (!form || !status) return
  const says: Part['says'] = (words = '') => {
    const line = document.createElement('p')
    line.className = 'govuk-body'
    line.textContent = words
    status.replaceChildren(...(words === '' ? [] : [line]))
  }
  if (!canUsePasskeys()) return says(box.dataset['cannot'])
  box.querySelector<HTMLElement>('[data-passkey-form]')?.removeAttribute('hidden')
  const part = { box, form, says }
  if (box.dataset['passkey'] === 'add') adding(part)
  else signingIn(part)
}

function canUsePasskeys(): boolean {
  return (
    typeof PublicKeyCredential === 'function' &&
    'parseCreationOptionsFromJSON' in PublicKeyCredential &&
    'parseRequestOptionsFromJSON' in PublicKeyCredential
  )
}

function adding(part: Part): void {
  part.form.addEventListener('submit', (event) => {
    event.preventDefault()
    void attempt(part, async () => {
      const { options, ticket } = await begin(part)
      const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options)
      send(part, ticket, await navigator.credentials.create({ publicKey }))
    })
  })
}

function signingIn(part: Part): void {
  const waiting = offering(part)
  part.form.addEventListener('submit', (event) => {
    event.preventDefault()
    void attempt(part, async () => {
      waiting.stop()
      const { options, ticket } = await begin(part)
      const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options)
      send(part, ticket, await navigator.credentials.get({ publicKey }))
    })
  })
}

/**
 * Lets the browser offer a passkey where an e-mail address is typed, as it offers passwords. What it is
 * asked runs out after five minutes, so it is asked anew before.
 */
function offering(part: Part): { readonly stop: () => void } {
  let current = new AbortController()
  let isOver = false
  const offer = async (): Promise<void> => {
    if (isOver || !(await PublicKeyCredential.isConditionalMediationAvailable?.())) return
    const { options, ticket } = await begin(part)
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options)
    current = new AbortController()
    const renew = setTimeout(() => {
      current.abort()
      void quietly(offer)
    }, 4 * 60_000)
    const { signal } = current
    const shown = await navigator.credentials.get({ publicKey, mediation: 'conditional', signal })
    clearTimeout(renew)
    if (!isOver) send(part, ticket, shown)
  }
  void quietly(offer)
  return {
    stop: () => {
      isOver = true
      current.abort()
    },
  }
}

/** Nobody pressed anything, so nobody is told that it did not work. */
async function quietly(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch {
    // The button still works.
  }
}

async function attempt({ box, says }: Part, work: () => Promise<void>): Promise<void> {
  says('')
  try {
    await work()
  } catch (error) {
    says(box.dataset[kindOf(error)])
  }
}

function kindOf(error: unknown): 'cancelled' | 'known' | 'failed' {
  if (!(error instanceof DOMException)) return 'failed'
  if (error.name === 'InvalidStateError') return 'known'
  return error.name === 'NotAllowedError' || error.name === 'AbortError' ? 'cancelled' : 'failed'
}

async function begin({ box, form }: Part): Promise<Begun> {
  const token = new FormData(form).get('form_token')
  const response = await fetch(box.dataset['options'] ?? '', {
    method: 'POST',
    headers: typeof token === 'string' ? { 'x-form-token': token } : {},
  })
  // For who has to sign in again, the page of adding says so itself.
  if (!response.ok && box.dataset['passkey'] === 'add') location.reload()
  const said: unknown = response.ok ? await response.json() : undefined
  if (!isBegun(said)) throw new Error('no passkey can be asked for')
  return said
}

function isBegun(said: unknown): said is Begun {
  return typeof said === 'object' && said !== null && 'options' in said && 'ticket' in said
}

function send({ form }: Part, ticket: string, credential: Credential | null): void {
  if (!(credential instanceof PublicKeyCredential)) throw new Error('no passkey was given')
  put(form, 'ticket', ticket)
  put(form, 'response', JSON.stringify(credential))
  form.submit()
}

function put(form: HTMLFormElement, name: string, value: string): void {
  const field = form.elements.namedItem(name)
  if (field instanceof HTMLInputElement) field.value = value
}

export {}
