import { renderMistake } from '#rulebooks/language/mistakes.ts'
import { openLibrary } from '#rulebooks/library.ts'

import { measureMixed } from './mixed.ts'
import { measureSubset } from './subset.ts'

const library = openLibrary('rulebooks')
if (!library.ok) throw new Error(library.error.map(renderMistake).join('\n'))
const editions = [...library.value.editions.values()]
for (const figure of measureMixed(editions)) console.log(JSON.stringify(figure))
for (const figure of await measureSubset()) console.log(JSON.stringify(figure))
