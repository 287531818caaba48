import { Hono, type Context } from 'hono'

import { insiderOf } from '#access/at-door.routes.ts'
import { insideOf } from '#access/inside.routes.ts'
import { baseOf, type DirectoryNeeds } from '#people/scim/at-directory.routes.ts'

import { endKey, listKeys, makeKey } from './keep-keys.ts'
import { keysPage, type KeysModel } from './keys.page.ts'

type Needs = DirectoryNeeds & { readonly demo: boolean }

/** The page on which system administrators make and end the keys of their directory. */
export function keyRoutes(needs: Needs): Hono {
  const may = needs.door.may('change-sign-in')
  const page = '/trusts/:slug/settings/scim'
  return new Hono()
    .get(page, may, (c) => show(c, needs, {}))
    .post(page, may, (c) => make(c, needs))
    .post(`${page}/:key/end`, may, async (c) => {
      const { trust, visitor } = insiderOf(c)
      const keyId = c.req.param('key')
      await endKey(needs, { trustId: trust.trustId, by: visitor.personId, keyId })
      return c.redirect(`/trusts/${trust.slug}/settings/scim`, 303)
    })
}

async function make(c: Context, needs: Needs): Promise<Response> {
  const { trust, visitor } = insiderOf(c)
  const said = (await c.req.formData()).get('label')
  const label = typeof said === 'string' ? said.replaceAll('\0', '').trim() : ''
  if (label === '' || label.length > 100) {
    return show(c, needs, { problem: 'Say what the key is for, in up to 100 characters' }, 422)
  }
  // Not a page to come back to: the key is shown this once.
  const key = await makeKey(needs, { trustId: trust.trustId, by: visitor.personId, label })
  return show(c, needs, { key })
}

async function show(
  c: Context,
  needs: Needs,
  ...[given, status = 200]: [Pick<KeysModel, 'key' | 'problem'>, (200 | 422)?]
): Promise<Response> {
  const { trust, base, frame } = insideOf(c, needs, 'settings/sign-in')
  const model = {
    ...given,
    address: baseOf(c, needs),
    action: `${base}/settings/scim`,
    keys: await listKeys(needs, { trustId: trust.trustId }),
  }
  return c.html(keysPage(frame, model), status)
}
