/** A name of a file, role or fact as people read it: `image-of_pupil` is “image of pupil”. */
export function spaced(name: string): string {
  return name.replaceAll(/[-_]/g, ' ')
}
