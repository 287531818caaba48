declare module 'govuk-frontend' {
  /** Wakes every component on the page that has browser code. */
  export function initAll(): void
}
