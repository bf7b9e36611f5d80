import type { World } from '../environment.ts'
import { InvalidConfigurationError } from '../errors.ts'
import type { Scope } from '../scope.ts'
import type { Template } from '../template.ts'
import { signAwsV2 } from './aws-v2.ts'
import { signAwsV4 } from './aws-v4.ts'
import { readSettings } from './settings.ts'
import type { Signer } from './signer.ts'

/** The settings of `aws`. Make documents `service` and `region` for version 4 only. */
export const awsSettings = ['key', 'secret', 'session', 'bucket', 'sign_version', 'service', 'region'] as const

/**
 * Evaluates `aws` to a signer.
 * https://developers.make.com/custom-apps-documentation/component-blocks/api/making-requests
 *
 * @throws InvalidConfigurationError for a version other than 2 and 4, or without key and secret; DataError when it is
 * no collection; UnsupportedError for a setting that is not listed.
 */
export function awsSigner(directive: Template, scope: Scope, world: World): Signer {
  const { place } = directive
  const setting = readSettings(directive.evaluate(scope), awsSettings, place)
  const keys = { key: setting('key'), secret: setting('secret'), session: setting('session') }
  if (keys.key === '' || keys.secret === '') {
    throw new InvalidConfigurationError(`${place}: 'key' and 'secret' are needed to sign the request.`)
  }
  const version = setting('sign_version') || '2'
  if (version === '2') return (request) => signAwsV2(request, keys, setting('bucket'), world.now())
  if (version !== '4') throw new InvalidConfigurationError(`${place}.sign_version: use 2 or 4.`)
  if (setting('bucket') !== '') {
    scope.log.warn(
      `${place}.bucket`,
      'A signature of version 4 takes the bucket from the URL; this setting changes nothing.',
    )
  }
  const target = { service: setting('service'), region: setting('region') }
  return (request) => signAwsV4(request, keys, target, world.now())
}
