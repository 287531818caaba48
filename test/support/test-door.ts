import { doorOf, type Door } from '#access/door.routes.ts'
import { openDoor } from '#access/door.ts'

let decide: ReturnType<typeof openDoor> | undefined

/** The real door, for tests of a slice without the rest of the application; refusals are not kept. */
export function testDoor(): Door {
  decide ??= openDoor()
  return doorOf({ decide, site: { demo: true }, onRefused: async () => undefined })
}
