import nock from 'nock'
import { MakeError } from '../../src/runtime/index.ts'
import { app, writeKey } from '../modules/run.ts'

export const token = 'workspace-token-of-the-owner'
export const hosts = { us: 'https://api.segmentapis.com', eu: 'https://eu1.api.segmentapis.com' } as const

/** A connection with a token, and with a write key. */
export const connection = { region: 'us', token, writeKey }

type Values = Record<string, unknown>

/** Calls an RPC of the generated app. */
export async function call(name: string, parameters: Values = {}, given: Values = connection) {
  const { result, log } = await app.runRpc(name, { parameters, connection: given })
  return { result: result as any[], log }
}

/** Calls an RPC that must fail, and returns its error. */
export async function refusal(name: string, parameters: Values = {}, given: Values = connection): Promise<MakeError> {
  try {
    await call(name, parameters, given)
  } catch (error) {
    if (error instanceof MakeError) return error
    throw error
  }
  throw new Error(`${name} gave a result, but should have failed.`)
}

/** Announces one page of a list of the Public API; it is given only to the token, for 200 items from this cursor on. */
export function page(
  path: string,
  key: string,
  items: unknown[],
  { cursor, next, region = 'us', qs = {} }: { cursor?: string; next?: string; region?: 'us' | 'eu'; qs?: Values } = {},
): void {
  nock(hosts[region], { reqheaders: { authorization: `Bearer ${token}` } })
    .get(path)
    .query({ ...qs, 'pagination.count': '200', ...(cursor !== undefined && { 'pagination.cursor': cursor }) })
    .reply(200, { data: { [key]: items, pagination: { current: 'MA==', ...(next !== undefined && { next }) } } })
}

/** Announces an answer of the Public API that is none of its lists. */
export const answer = (path: string, status: number, body: nock.Body): void => {
  nock(hosts.us).get(path).query(true).reply(status, body)
}

/** A source as the Public API describes it. */
export const source = (name: string, changes: Values = {}, metadata: Values = {}): Values => ({
  id: `id-of-${name}`,
  slug: name.toLowerCase(),
  name,
  enabled: true,
  writeKeys: [`key-of-${name}`],
  metadata: { id: 'm', slug: 'm', categories: ['Server'], isCloudEventSource: false, ...metadata },
  ...changes,
})
