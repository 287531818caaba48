/** Text for the subject of a mail: without line breaks or other control characters, at most 120 characters. */
export function oneLine(text: string): string {
  return text.replaceAll(/\p{C}+/gu, ' ').slice(0, 120)
}
