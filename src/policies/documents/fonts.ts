import { readFileSync } from 'node:fs'

/** The letters that documents carry in them: Source Sans 3, under the SIL Open Font Licence. */
export const fonts = {
  regular: read('400Regular/SourceSans3_400Regular.ttf'),
  bold: read('700Bold/SourceSans3_700Bold.ttf'),
}

function read(file: string): Buffer {
  const folder = '../../../node_modules/@expo-google-fonts/source-sans-3'
  return readFileSync(new URL(`${folder}/${file}`, import.meta.url))
}
