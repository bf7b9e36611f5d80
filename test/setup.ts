import { configureGlobal } from 'fast-check'
import nock from 'nock'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { removeTempFolders } from './temp-folder.ts'

/** The same random cases in every run, so that a red run can be repeated; `SEED=… npm test` tries others. */
configureGlobal({ seed: Number(process.env['SEED'] ?? 20_261_122) })

beforeAll(() => {
  nock.disableNetConnect()
  nock.enableNetConnect('127.0.0.1')
})

/** Here, as files share a worker: a hook that a shared module sets is the hook of the first file that imports it. */
afterAll(removeTempFolders)

/** A request that a test announced and nobody made is a failed test, as much as one that nobody announced. */
afterEach(() => {
  const unused = nock.pendingMocks()
  nock.cleanAll()
  if (unused.length > 0) throw new Error(`Announced requests that were never made: ${unused.join(', ')}`)
})
