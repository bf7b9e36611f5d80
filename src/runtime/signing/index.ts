import { type Collection, isCollection, member } from '../collection.ts'
import type { World } from '../environment.ts'
import { InvalidConfigurationError } from '../errors.ts'
import type { Scope } from '../scope.ts'
import type { Template } from '../template.ts'
import { awsSettings, awsSigner } from './aws.ts'
import { oauth1Settings, oauth1Signer } from './oauth1-settings.ts'
import { refuseUnknownSettings } from './settings.ts'
import type { Signer } from './signer.ts'

export type { Signable, Signer } from './signer.ts'

/** The directives of a request that sign it, compiled. */
export interface SigningPlan {
  readonly place: string
  readonly aws: Template | undefined
  readonly oauth: Template | undefined
}

/**
 * What a signature adds to a request. Definitions do not write these members, so their `log.sanitize` seldom names
 * them; yet PLAINTEXT of OAuth 1 is the secret itself.
 */
export const signaturePaths: readonly string[] = [
  'request.headers.authorization',
  'request.headers.x-amz-security-token',
  'request.qs.oauth_token',
  'request.qs.oauth_verifier',
  'request.qs.oauth_signature',
]

/**
 * Looks through the settings of `aws` and `oauth` that are written down; those that an expression gives show when it is
 * evaluated.
 *
 * @throws UnsupportedError for one that nothing here would read.
 */
export function refuseUnknownSigning(request: Collection, place: string): void {
  for (const [name, settings] of [['aws', awsSettings] as const, ['oauth', oauth1Settings] as const]) {
    const given = member(request, name)
    if (isCollection(given)) refuseUnknownSettings(given, settings, `${place}.${name}`)
  }
}

/**
 * The signer that the directives describe, or undefined when there is none.
 *
 * @throws InvalidConfigurationError for both at once; else as `awsSigner` and `oauth1Signer`.
 */
export function signerOf(plan: SigningPlan, scope: Scope, world: World): Signer | undefined {
  const { aws, oauth } = plan
  if (aws !== undefined && oauth !== undefined) {
    throw new InvalidConfigurationError(`${plan.place}: a request is signed by 'aws' or by 'oauth', not by both.`)
  }
  if (aws !== undefined) return awsSigner(aws, scope, world)
  return oauth === undefined ? undefined : oauth1Signer(oauth, scope, world)
}
