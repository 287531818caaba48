import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { createApp } from '#app.ts'
import { logSecretOf } from '#audit/log-secret.ts'
import { built } from '#built.ts'
import { type Config, readConfig } from '#config.ts'
import { systemClock } from '#core/clock.ts'
import { Refusal } from '#core/refusal.ts'
import { sealingSecretOf } from '#core/sealing-secret.ts'
import { connect } from '#db/connect.ts'
import { readSituations, type Situations } from '#decisions/asking/situations.ts'
import { replayDrafts } from '#decisions/replaying/runs/replay.jobs.ts'
import { accountsInWords } from '#demonstration/accounts-in-words.ts'
import { loadDemonstration } from '#demonstration/load-demonstration.ts'
import { type DemonstrationData, readDemonstration } from '#demonstration/read-demonstration.ts'
import type { Work } from '#jobs/job.ts'
import { makeMorningRounds } from '#jobs/morning.jobs.ts'
import { type JobNeeds, type Running, startJobs } from '#jobs/start-jobs.ts'
import { startMornings } from '#jobs/start-mornings.ts'
import { sendMail } from '#mail/mail.jobs.ts'
import { smtpSender } from '#mail/smtp.ts'
import { morningsOf, type MorningsNeeds } from '#mornings.ts'
import { importPeople } from '#people/imports/runs/import.jobs.ts'
import { keepTrust } from '#people/keep-trust.ts'
import { signInSecretOf } from '#people/sign-in/sign-in-secret.ts'
import { importPolicies } from '#policies/importing/keeping/policy-import.jobs.ts'
import { checkAdditions } from '#policies/additions/additions.jobs.ts'
import { openCheckApart } from '#policies/additions/check-apart.ts'
import { keepEditions } from '#policies/keep-editions.ts'
import { openShelf } from '#policies/shelf.ts'
import { renderMistake } from '#rulebooks/language/mistakes.ts'
import { openLibrary, type Library } from '#rulebooks/library.ts'
import { listen } from '#web/serving/listen.ts'
import { loadThemes, type Themes } from '#web/load-themes.ts'
import { logLine } from '#web/serving/log-line.ts'

const rulebooks = fileURLToPath(new URL('../rulebooks', import.meta.url))

try {
  await start()
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  console.error(error.message)
  process.exit(1)
}

async function start(): Promise<void> {
  const config = readConfig()
  const themes = readThemes()
  const library = readLibrary()
  const situations = readBeginnings(library)
  const db = await connect(config.mode === 'installation' ? config : { dataDir: config.dataDir })
  try {
    for (const [slug, { code, name }] of themes) await keepTrust({ db }, { code, name, slug })
    const logSecret = logSecretOf(config)
    const sealing = sealingSecretOf(config)
    const needs = { db, clock: systemClock, config, themes, library, situations, built, logSecret }
    await keepEditions(needs)
    const demonstration = config.mode === 'demonstration' ? readInvented() : undefined
    if (demonstration) await loadDemonstration(needs, demonstration)
    const signInSecret = signInSecretOf(config)
    const app = createApp({ ...needs, sealing, signInSecret, demonstration, log, report })
    const server = await listen(app.fetch, config)
    console.log(`Houserules is ready on ${server.address}`)
    if (config.notice !== undefined) console.log(config.notice)
    if (demonstration) console.log(accountsInWords(demonstration, server.address))
    const work = await startWork({ ...needs, queue: db.queue })
    closeOnSignal(async () => {
      await server.close()
      await work.stop()
      await db.close()
    })
  } catch (error) {
    await db.close()
    throw error
  }
}

type WorkNeeds = Omit<MorningsNeeds, 'shelf' | 'address'> &
  Pick<JobNeeds, 'queue'> & { readonly library: Library; readonly config: Config }

/** Begins everything that is done in the background: what is asked for, and the rounds of each morning. */
async function startWork(needs: WorkNeeds): Promise<Running> {
  const { config } = needs
  const address = config.mode === 'installation' ? config.address : undefined
  const shelf = openShelf(needs)
  const mornings = morningsOf({ ...needs, shelf, address })
  const works = [
    ...worksOf(config),
    replayDrafts({ ...needs, shelf }),
    checkAdditions({ ...needs, shelf, checkApart: openCheckApart() }),
    makeMorningRounds({ ...needs, mornings }),
  ]
  const workers = await startJobs({ ...needs, report }, works)
  const rounds = startMornings({ ...needs, report }, mornings)
  return {
    stop: async () => {
      await rounds.stop()
      await workers.stop()
    },
  }
}

function worksOf({ mail }: Config): readonly Work[] {
  return [
    sendMail(mail && smtpSender(mail)),
    importPeople({ clock: systemClock }),
    importPolicies({ clock: systemClock, built }),
  ]
}

function readLibrary(): Library {
  const library = openLibrary(rulebooks)
  if (!library.ok) throw new Refusal(library.error.map(renderMistake).join('\n'))
  return library.value
}

function readBeginnings({ vocabulary }: Library): Situations {
  const situations = readSituations(join(rulebooks, 'situations.yaml'), vocabulary)
  if (!situations.ok) throw new Refusal(situations.error.join('\n'))
  return situations.value
}

function readInvented(): DemonstrationData {
  const invented = readDemonstration(fileURLToPath(new URL('../demonstration', import.meta.url)))
  if (!invented.ok) throw new Refusal(invented.error.join('\n'))
  return invented.value
}

function readThemes(): Themes {
  const themes = loadThemes(join(rulebooks, 'themes.yaml'))
  if (!themes.ok) throw new Refusal(themes.error.join('\n'))
  return themes.value
}

/** Closes once, however often it is asked: Ctrl-C reaches this process and the one that started it. */
function closeOnSignal(close: () => Promise<void>): void {
  let closing: Promise<void> | undefined
  const onSignal = () => {
    closing ??= close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
}

function log(line: object): void {
  console.log(logLine(line))
}

function report(id: string, error: Error): void {
  console.error(logLine({ at: systemClock.now().toISOString(), id, error: error.stack }))
}
