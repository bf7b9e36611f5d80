import type { Region } from './hosts.ts'
import { samplePlan } from './segment/sample-plan.ts'
import type { TrackingPlan } from './segment/tracking-plan.ts'

/** A source of the sandbox's workspace. Its messages reach Ramen unless `ramen` is false. */
export interface Source {
  readonly name: string
  readonly writeKey: string
  readonly region: Region
  readonly ramen?: boolean
  /** Names of destinations beside Ramen, as Segment's catalog has them. */
  readonly destinations?: readonly string[]
  /** True unless told. */
  readonly enabled?: boolean
  /** Its category in Segment's catalog; `Server` unless told. */
  readonly category?: string
  /** Whether it is a cloud app, which takes no tracking calls although it has a write key. */
  readonly cloud?: boolean
}

/** A Public API token and the workspace it belongs to. A token is good in one region only. */
export interface WorkspaceToken {
  readonly token: string
  readonly region: Region
  readonly workspace: { readonly id: string; readonly name: string; readonly slug: string }
  /** False for a token that does not administer sources: it is given them without write keys. */
  readonly showsWriteKeys?: boolean
  /** The workspace's tracking plans; without this list it has no Protocols, and asking for plans is refused. */
  readonly trackingPlans?: readonly TrackingPlan[]
}

/** How the sandbox's Ramen organization is set up. */
export interface RamenOrganization {
  readonly apiKey: string
  /** A valid key without the permission to write: answers 403. */
  readonly readOnlyKey?: string
  readonly organizationId: string
  /** Whether a direct request must name its organization in `X-Segment-Settings`. Off by default. */
  readonly organizationRequired?: boolean
  readonly secretKey?: string
  /** Whether an Identify must be signed with the secret key. Off by default. */
  readonly secureMode?: boolean
  /** Whether direct messages are accepted with 202 and wait for `ramen.drain()`. Off by default. */
  readonly queue?: boolean
}

/** What `startSandbox` takes; what is left out comes from {@link sandboxDefaults}. */
export interface SandboxOptions {
  readonly sources?: readonly Source[]
  readonly tokens?: readonly WorkspaceToken[]
  readonly ramen?: Partial<RamenOrganization>
  /** The sandbox's clock, a date or epoch milliseconds. */
  readonly now?: () => Date | number
}

/** Options with nothing left out. */
export interface SandboxSettings {
  readonly sources: readonly Source[]
  readonly tokens: readonly WorkspaceToken[]
  readonly ramen: RamenOrganization
  readonly now: () => Date
}

/** The credentials that a sandbox knows when nobody says otherwise. They are good nowhere else. */
export const sandboxDefaults = {
  sources: [
    { name: 'Shop', writeKey: 'sandboxShopUsWriteKey00000000001', region: 'us' },
    { name: 'Shop Europe', writeKey: 'sandboxShopEuWriteKey00000000002', region: 'eu' },
  ],
  tokens: [
    {
      token: 'sandbox-workspace-token-us',
      region: 'us',
      workspace: { id: 'sandboxWorkspaceUs', name: 'Sandbox', slug: 'sandbox' },
      trackingPlans: [samplePlan],
    },
    {
      token: 'sandbox-workspace-token-eu',
      region: 'eu',
      workspace: { id: 'sandboxWorkspaceEu', name: 'Sandbox Europe', slug: 'sandbox-europe' },
      trackingPlans: [samplePlan],
    },
  ],
  ramen: {
    apiKey: 'sandbox-ramen-api-key',
    readOnlyKey: 'sandbox-ramen-read-only-key',
    organizationId: 'sandbox-organization',
    secretKey: 'sandbox-organization-secret-key',
  },
} as const satisfies SandboxOptions

/** The settings of a sandbox. Throws when secure mode is on and there is no secret key to check a signature with. */
export function settingsOf(options: SandboxOptions): SandboxSettings {
  const ramen: RamenOrganization = { ...sandboxDefaults.ramen, ...options.ramen }
  if (ramen.secureMode && !ramen.secretKey) {
    throw new Error(
      'Ramen cannot check signatures without a secret key: give ramen.secretKey, or leave secureMode off.',
    )
  }
  const clock = options.now ?? Date.now
  return {
    sources: options.sources ?? sandboxDefaults.sources,
    tokens: options.tokens ?? sandboxDefaults.tokens,
    ramen,
    now: () => new Date(clock()),
  }
}
