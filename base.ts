import { defineBase } from './src/authoring/define.ts'
import { iml } from './src/authoring/expression.ts'
import { stepsIn } from './src/authoring/step.ts'
import { segmentErrors, trackingHost } from './modules/shared/segment-answer.ts'

const step = stepsIn('base.ts')

/**
 * What every module inherits. Authorization is not part of it: it stands in the requests that need it.
 * https://www.twilio.com/docs/segment/connections/sources/catalog/libraries/server/http-api
 */
export default defineBase(
  step('The host of the region, what each status means for the user, and what the log must not show.', {
    baseUrl: iml(trackingHost),
    response: { error: segmentErrors },
    log: {
      sanitize: [
        'request.headers.authorization',
        'request.qs.writeKey',
        'request.qs.data',
        'request.body.writeKey',
        'request.body.integrations.Ramen.auth_hash',
        'request.body.integrations.ramen.auth_hash',
      ],
    },
  }),
)
