import { readConfig } from '#config.ts'

/** The settings of an installation that people reach over HTTPS. */
export const testInstallation = readConfig({
  DATABASE_URL: 'postgres://db.example/houserules',
  HOUSERULES_SECRET: 'a-secret-of-at-least-thirty-two-characters',
  HOUSERULES_ADDRESS: 'https://rules.example',
})
