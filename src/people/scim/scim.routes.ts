import { Hono, type Context } from 'hono'

import { setUpTrustAtDoor } from '#people/at-trust.routes.ts'

import { baseOf, type DirectoryNeeds } from './at-directory.routes.ts'
import { serviceDocument, userSchemaDocument, userTypeDocument } from './discovery.ts'
import { sendProblem, sendScim } from './send.routes.ts'
import { setUpDirectory } from './set-up-directory.routes.ts'
import { listDocument, userSchema } from './user-document.ts'
import { userRoutes } from './users.routes.ts'

/** The service with which a trust's directory keeps the accounts of staff: SCIM 2.0 (RFC 7643, 7644). */
export function scimRoutes(needs: DirectoryNeeds): Hono {
  const may = needs.door.may('provision-people')
  const root = '/scim/v2/:slug'
  return new Hono()
    .use(`${root}/*`, setUpTrustAtDoor(needs), setUpDirectory(needs))
    .get(`${root}/ServiceProviderConfig`, may, (c) =>
      sendScim(c, serviceDocument(baseOf(c, needs))),
    )
    .get(`${root}/ResourceTypes`, may, (c) => all(c, [userTypeDocument(baseOf(c, needs))]))
    .get(`${root}/ResourceTypes/User`, may, (c) => sendScim(c, userTypeDocument(baseOf(c, needs))))
    .get(`${root}/Schemas`, may, (c) => all(c, [userSchemaDocument(baseOf(c, needs))]))
    .get(`${root}/Schemas/${userSchema}`, may, (c) =>
      sendScim(c, userSchemaDocument(baseOf(c, needs))),
    )
    .get(`${root}/Groups`, may, (c) => all(c, []))
    .route('/', userRoutes(needs))
    .all(`${root}/*`, may, (c) => sendProblem(c, notBuilt(c)))
}

function all(c: Context, resources: readonly object[]): Response {
  const total = resources.length
  return sendScim(c, listDocument(resources, { total, startIndex: 1 }))
}

/** Roles are given here and not by the directory's groups, and some parts of SCIM are left out. */
function notBuilt({ req }: Context) {
  const part = req.path.split('/')[4] ?? ''
  if (/^(Groups|Bulk|Me|\.search)$/.test(part)) {
    return { status: 501, detail: `${part} is not provided: only users are.` } as const
  }
  return { status: 404, detail: 'There is nothing here.' } as const
}
