import { initAll } from 'govuk-frontend'

// GOV.UK's own page does this in an inline script, which our content security policy forbids.
document.body.classList.add('js-enabled', 'govuk-frontend-supported')
initAll()

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => window.print())
}
