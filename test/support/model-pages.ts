import type { App } from '#app.ts'

import { keepModelTrust, modelLibrary } from './model-trust.ts'
import { testApp } from './test-app.ts'
import { testDb } from './test-db.ts'

/** A page as it came back: its status, its HTML and where it leads on. */
type Got = { readonly status: number; readonly page: string; readonly location: string }

/** The application with the model trust kept in a database of its own, and a way to get its pages. */
export async function modelPages(): Promise<{
  readonly app: App
  readonly get: (path: string) => Promise<Got>
}> {
  const db = await testDb()
  const library = modelLibrary()
  await keepModelTrust(db, library)
  const app = testApp({ db, library })
  const get = async (path: string): Promise<Got> => {
    const response = await app.request(path)
    return {
      status: response.status,
      page: await response.text(),
      location: response.headers.get('location') ?? '',
    }
  }
  return { app, get }
}
