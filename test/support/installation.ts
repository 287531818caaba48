import { readConfig } from '#config.ts'

/** What the environment of an installation says that people reach over HTTPS. */
export const installationSettings = {
  DATABASE_URL: 'postgres://db.example/houserules',
  HOUSERULES_SECRET: 'a-secret-of-at-least-thirty-two-characters',
  HOUSERULES_ADDRESS: 'https://rules.example',
} as const

/** The same as it is read. */
export const testInstallation = readConfig(installationSettings)
