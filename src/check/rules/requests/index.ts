import type { Rule } from '../../rule.ts'
import absoluteAddress from './absolute-address.ts'
import bodyWithoutMethod from './body-without-method.ts'
import developmentHost from './development-host.ts'
import endlessRpc from './endless-rpc.ts'
import insecureAddress from './insecure-address.ts'
import noLimit from './no-limit.ts'
import noPagination from './no-pagination.ts'
import openHost from './open-host.ts'
import overLimit from './over-limit.ts'
import queryInAddress from './query-in-address.ts'
import relativeAttach from './relative-attach.ts'
import verificationWithoutCondition from './verification-without-condition.ts'
import versionInPrefix from './version-in-prefix.ts'
import redirectedBody from './redirected-body.ts'
import relativeConnection from './relative-connection.ts'

/** Where requests go, what they carry, and how much comes back. */
export const requests: readonly Rule[] = [
  overLimit,
  insecureAddress,
  developmentHost,
  absoluteAddress,
  queryInAddress,
  bodyWithoutMethod,
  noLimit,
  noPagination,
  endlessRpc,
  openHost,
  versionInPrefix,
  verificationWithoutCondition,
  relativeAttach,
  redirectedBody,
  relativeConnection,
]
