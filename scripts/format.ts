import { runStep } from './step.ts'

// Formats the whole project in place, or the files that are named.
const named = process.argv.slice(2)
const { failed } = await runStep({
  name: 'format',
  command: ['oxfmt', ...(named.length > 0 ? named : ['.'])],
})
if (failed > 0) process.exitCode = 1
