import { type Sandbox, sandboxDefaults, startSandbox } from '../../sandbox/index.ts'
import type { AppView } from '../contract.ts'

/** What answers the requests of the app. */
export interface Services {
  readonly kind: AppView['services']
  readonly fetch: typeof globalThis.fetch
  /** There when the sandbox answers. */
  readonly sandbox?: Sandbox
  close(): Promise<void>
}

/** Opens what answers: a sandbox of its own, the real services, or nobody. */
export async function openServices(kind: Services['kind']): Promise<Services> {
  if (kind === 'live') return { kind, fetch: (input, init) => globalThis.fetch(input, init), close: async () => {} }
  if (kind === 'none') return { kind, fetch: () => Promise.reject(notSent()), close: async () => {} }
  const sandbox = await startSandbox({ ramen: { secureMode: false } })
  return { kind, fetch: sandbox.fetch, sandbox, close: () => sandbox.stop() }
}

const notSentCode = 'NOT_SENT'

/** The runtime repeats nothing of an error but its code, as the rest might hold secrets. */
function notSent(): Error {
  return Object.assign(new Error('Nothing is sent.'), { code: notSentCode })
}

const notSentMessage = new RegExp(String.raw`The request to (\S+) failed \(${notSentCode}\)\.`, 'g')

/** Says in a message of the runtime why nothing was sent, where that is the reason. */
export function explained(message: string): string {
  return message.replace(notSentMessage, (_, host: string) => {
    return `Nothing was sent to ${host}: start the workbench with --live to let the requests of this app out.`
  })
}

/** The credentials of the sandbox, which are good nowhere else, for those who try out a connection form. */
export function credentialsOf({ settings, ramenEndpoint }: Sandbox): NonNullable<AppView['sandbox']> {
  const { sources, tokens, ramen } = settings
  return [
    ...sources.map(({ name, region, writeKey }) => ({ label: `Write key of ${name} (${region})`, value: writeKey })),
    ...tokens.map(({ region, token }) => ({ label: `Workspace token (${region})`, value: token })),
    { label: 'Ramen endpoint', value: ramenEndpoint },
    { label: 'Ramen API key', value: ramen.apiKey },
    { label: 'Ramen organization ID', value: ramen.organizationId },
    ...(ramen.secretKey === undefined ? [] : [{ label: 'Ramen secret key', value: ramen.secretKey }]),
  ]
}

/** The form of the connection that is there at the start. */
export const readyMade = {
  region: 'us',
  writeKey: sandboxDefaults.sources[0].writeKey,
  token: sandboxDefaults.tokens[0].token,
  ramen: 'segment',
  ramenSecretKey: sandboxDefaults.ramen.secretKey,
} as const
