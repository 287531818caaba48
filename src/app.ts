import { Hono } from 'hono'
import { requestId, type RequestIdVariables } from 'hono/request-id'

import { doorOf, type Refused } from '#access/door.routes.ts'
import { openDoor } from '#access/door.ts'
import type { LogSecret } from '#audit/log-secret.ts'
import type { PeopleByName } from '#audit/reading/read-record.ts'
import { recordRoutes } from '#audit/reading/record.routes.ts'
import { recordRefusal } from '#audit/record-refusal.ts'
import type { Config } from '#config.ts'
import type { Clock } from '#core/clock.ts'
import { dayOf } from '#core/iso-day.ts'
import type { SealingSecret } from '#core/sealed-text.ts'
import type { Db } from '#db/db.ts'
import { disclosureRoutes } from '#disclosures/pages/disclosures.routes.ts'
import { findKeptDecision } from '#decisions/find-kept-decision.ts'
import { factSources } from './facts.ts'
import { askRoutes } from '#decisions/asking/ask.routes.ts'
import { decisionsRoutes } from '#decisions/answering/decisions.routes.ts'
import { ownQuestionsRoutes } from '#decisions/own/own-questions.routes.ts'
import { replayReportOf } from '#decisions/replaying/runs/look-at-replays.ts'
import { replayRoutes } from '#decisions/replaying/pages/replay.routes.ts'
import { decisionsApi } from '#decisions/decisions.api.ts'
import type { Situations } from '#decisions/asking/situations.ts'
import { demonstrationRoutes, wayToDemonstration } from '#demonstration/demonstration.routes.ts'
import type { DemonstrationData } from '#demonstration/read-demonstration.ts'
import { homeRoutes } from '#home/home.routes.ts'
import { setUpTrustAtDoor } from '#people/at-trust.routes.ts'
import { importRoutes } from '#people/imports/pages/imports.routes.ts'
import { listTrusts } from '#people/list-trusts.ts'
import { peopleRoutes } from '#people/pages/people.routes.ts'
import type { RolesNeeded } from '#people/roles/roles-lacking.ts'
import { namesOf, peopleNamed } from '#people/names/names-of.ts'
import { oidcPages } from '#people/sign-in/oidc/oidc-pages.routes.ts'
import { keyRoutes } from '#people/scim/keys/keys.routes.ts'
import { scimRoutes } from '#people/scim/scim.routes.ts'
import { openOidc } from '#people/sign-in/oidc/open-oidc.ts'
import type { Authorities } from '#people/sign-in/oidc/provider.ts'
import { openAuth } from '#people/sign-in/open-auth.ts'
import { setUpVisitor } from '#people/sign-in/set-up-visitor.routes.ts'
import { signInPages } from '#people/sign-in/sign-in-pages.routes.ts'
import type { SignInSecret } from '#people/sign-in/sign-in-secret.ts'
import { documentRoutes } from '#policies/documents/documents.routes.ts'
import { findSchool } from '#policies/adopting/find-school.ts'
import { adoptionRoutes } from '#policies/adopting/adoption.routes.ts'
import { reviewsRoutes } from '#policies/reviewing/pages/reviews.routes.ts'
import { schoolPolicyRoutes } from '#policies/adopting/school-policy.routes.ts'
import { draftingRoutes } from '#policies/drafting/drafting.routes.ts'
import { approvalShown } from '#policies/approving/approval-shown.ts'
import { approvingRoutes } from '#policies/approving/pages/approving.routes.ts'
import { openSeenSeals } from '#policies/approving/seen-seals.ts'
import { approvalRows } from '#policies/approving/pages/approval-rows.ts'
import { additionRoutes } from '#policies/additions/pages/additions.routes.ts'
import { compareRoutes } from '#policies/comparing/compare.routes.ts'
import { openReadings } from '#policies/drafts/readings.ts'
import { policyImportRoutes } from '#policies/importing/pages/imports.routes.ts'
import { defectsRoutes } from '#policies/defects/defects.routes.ts'
import { editionRoutes } from '#policies/editions/editions.routes.ts'
import { policyRoutes } from '#policies/policies.routes.ts'
import { type ContactsAsked, contactsShown } from '#policies/control-shown/contacts.ts'
import { publicLinks } from '#policies/related/public-links.ts'
import { relatedRoutes } from '#policies/related/related.routes.ts'
import { ruleRoutes } from '#policies/rule-form/rule.routes.ts'
import { openShelf, type Shelf } from '#policies/shelf.ts'
import type { Built } from '#rulebooks/ledger.ts'
import type { Library } from '#rulebooks/library.ts'
import { rolesNeeded } from '#rulebooks/roles-needed.ts'
import { channelRoleBar } from '#training/acknowledging/channel-role-bar.ts'
import { openReadingRoom } from '#training/room/reading-room.ts'
import { trainingRoutes } from '#training/training.routes.ts'
import { calendarRoutes } from '#notices/calendar/calendar.routes.ts'
import { calendarSources } from './calendar.ts'
import { heldElsewhere } from './held.ts'
import { menuOf } from './menu.ts'
import { taskSources } from './tasks.ts'
import { setUpBodyLimit } from '#web/uploads/body-limit.ts'
import { outboxRoutes } from '#mail/outbox.routes.ts'
import { notFound, onFailure } from '#web/failures.ts'
import type { Themes } from '#web/load-themes.ts'
import { setUpOwnComputerOnly } from '#web/own-computer.ts'
import { type RequestLine, setUpRequestLog } from '#web/request-log.ts'
import { setUpSafeHeaders } from '#web/safe-headers.ts'
import { setUpSameSite } from '#web/same-site.ts'
import { securityTxtRoutes } from '#web/serving/security-txt.ts'
import { staticRoutes } from '#web/serving/static.ts'

/** What the application needs from outside; `main.ts` gives the real ones, tests their own. */
export type Needs = {
  readonly db: Db
  readonly clock: Clock
  readonly config: Config
  readonly signInSecret: SignInSecret
  readonly themes: Themes
  /** The rulebooks, and what the software does beyond answering from them. */
  readonly library: Library
  readonly built: Built
  /** The everyday situations from which a question can begin. */
  readonly situations: Situations
  /** What the records of all trusts are signed with. */
  readonly logSecret: LogSecret
  /** What confidential words are sealed with. */
  readonly sealing: SealingSecret
  /** The invented people of a demonstration, to sign in as. */
  readonly demonstration?: DemonstrationData | undefined
  /** Where the organisations are that people sign in with; left out, where they really are. */
  readonly authorities?: Authorities | undefined
  readonly log: (line: RequestLine) => void
  readonly report: (id: string, error: Error) => void
}

/** What a Houserules application is, for those who mount it. */
export type App = Hono<{ Variables: RequestIdVariables }>

/** Read once: the policies of who may do what are part of the software. */
const decide = openDoor()

/** The whole platform: what happens to every request, then the routes of every slice. */
export function createApp(needs: Needs): App {
  const { config, report } = needs
  const site = { notice: config.notice }
  const demo = config.notice !== undefined
  const onRefused = (refused: Refused) => recordRefusal(needs, refused)
  const door = doorOf({ decide, site: { demo, themes: needs.themes }, onRefused })
  const shelf = openShelf(needs)
  const room = openReadingRoom({ ...needs, shelf })
  const shown = { ...needs, shelf, demo, door, factSources: factSources({ ...needs, room }) }
  const address = config.mode === 'installation' ? config.address : undefined
  const signIn = { ...needs, secret: needs.signInSecret, address }
  const authOf = openAuth(signIn)
  const app: App = new Hono({ strict: false })

  app.use(requestId({ limitLength: 64 }))
  app.use(setUpRequestLog(needs))
  app.use(setUpSafeHeaders({ overHttps: config.mode === 'installation' }))
  if (config.mode === 'demonstration') app.use(setUpOwnComputerOnly())
  app.use(setUpSameSite())
  app.use(setUpBodyLimit())

  app.use('/trusts/:slug/*', setUpTrustAtDoor(needs))
  app.use('/trusts/:slug/*', setUpVisitor({ ...signIn, menu: menuOf(door) }))
  app.get('/health', door.may('reach'), async (c) => {
    await listTrusts(needs)
    return c.json({ status: 'ok' })
  })
  app.route('/', staticRoutes(shown))
  app.route('/', securityTxtRoutes(shown))
  const needed = rolesNeededBy({ ...needs, shelf })
  const tasks = taskSources({ ...needs, shelf, room, rolesNeeded: needed })
  app.route('/', homeRoutes({ ...shown, tasks }))
  const contactsOf = (asked: ContactsAsked) => contactsShown(needs, asked)
  const approved = { ...needs, seals: openSeenSeals(needs) }
  app.route(
    '/',
    documentRoutes({
      ...shown,
      schoolName: schoolNameIn(needs),
      approvalOf: approvalRows(approved),
      contactsOf,
    }),
  )
  app.route(
    '/',
    policyRoutes({
      ...shown,
      approvalOf: (asked) => approvalShown(approved, asked),
      linksOf: (asked) => publicLinks(needs, asked),
      contactsOf,
    }),
  )
  app.route('/', adoptionRoutes(shown))
  app.route('/', schoolPolicyRoutes(shown))
  app.route('/', reviewsRoutes(shown))
  const calendar = calendarSources({ ...needs, shelf, room })
  app.route('/', calendarRoutes({ ...shown, address, calendar }))
  const drafting = { ...shown, readings: openReadings(needs) }
  app.route('/', policyImportRoutes(shown))
  app.route('/', ruleRoutes(drafting))
  app.route('/', editionRoutes(drafting))
  app.route('/', relatedRoutes(shown))
  app.route('/', defectsRoutes(drafting))
  app.route('/', compareRoutes(drafting)).route('/', additionRoutes(drafting))
  app.route('/', replayRoutes(drafting))
  app.route(
    '/',
    approvingRoutes({ ...drafting, replayReportOf: (asked) => replayReportOf(needs, asked) }),
  )
  // Last of the pages under /drafts, as `:draft` stands for any word.
  app.route('/', draftingRoutes(drafting))
  app.route('/', trainingRoutes({ ...shown, room }))
  app.route('/', askRoutes(shown))
  app.route('/', decisionsRoutes(shown))
  app.route('/', ownQuestionsRoutes(shown))
  app.route('/', decisionsApi(shown))
  app.route('/', importRoutes(shown))
  app.route('/', keyRoutes({ ...shown, address }))
  app.route('/', scimRoutes({ ...shown, address }))
  app.route('/', disclosureRoutes({ ...shown, address, questionOf: ownQuestionOf(needs) }))
  const alsoHeld = heldElsewhere(needs)
  const roleBarOf = channelRoleBar({ ...needs, room })
  app.route('/', peopleRoutes({ ...shown, address, rolesNeeded: needed, roleBarOf, alsoHeld }))
  app.route('/', recordRoutes({ ...shown, people: peopleByName(needs) }))
  if (demo) app.route('/', outboxRoutes(shown))
  const { demonstration } = needs
  const otherWays = demonstration && wayToDemonstration
  app.route('/', signInPages({ ...shown, ...signIn, authOf, otherWays }))
  const oidc = openOidc(signIn, needs.authorities)
  app.route('/', oidcPages({ ...shown, ...signIn, ...oidc, authOf }))
  if (demonstration)
    app.route('/', demonstrationRoutes({ ...shown, ...signIn, authOf, demonstration }))

  app.notFound(notFound(site))
  app.onError(onFailure({ ...site, report }))
  return app
}

/** A kept question of somebody's own, with what was said in it. */
function ownQuestionOf(needs: Needs) {
  return async (of: {
    readonly trustId: string
    readonly personId: string
    readonly decisionId: string
  }) => {
    const decision = await findKeptDecision(needs, of)
    return decision?.asker?.personId === of.personId ? decision : undefined
  }
}

/** Who people are, for parts of the software that know them by id only. */
function peopleByName(needs: Needs): PeopleByName {
  return {
    namesOf: (trustId, ids) => namesOf(needs, { trustId, ids }),
    peopleNamed: (trustId, words) => peopleNamed(needs, { trustId, words }),
  }
}

/** What the school is called whose copy of the policy is asked for. */
function schoolNameIn(needs: Needs) {
  return async (trustId: string, schoolId: string | undefined): Promise<string | undefined> =>
    (await findSchool(needs, { trustId, schoolId }))?.name
}

/** The roles that the policy of a trust relies on; none for a trust without a policy. */
function rolesNeededBy({ shelf, clock }: Needs & { readonly shelf: Shelf }): RolesNeeded {
  return async (trust) => {
    const edition = await shelf.inForce(trust, dayOf(clock.now()))
    return edition === undefined ? [] : rolesNeeded(edition)
  }
}
