import { defineBase } from './src/authoring/define.ts'
import { basicAuth, iml, writeKey } from './src/authoring/macros/index.ts'
import { reasonIn, retryAfter, trackingHost, typeByStatus } from './modules/shared/segment-answer.ts'

const reason = iml(reasonIn(writeKey))

/** What every module inherits. https://segment.com/docs/connections/sources/catalog/libraries/server/http-api/ */
export default defineBase({
  baseUrl: iml(trackingHost),
  headers: { authorization: iml(`if(${writeKey}, ${basicAuth(writeKey)}, undefined)`) },
  response: {
    error: {
      type: iml(typeByStatus),
      message: `[{{statusCode}}] Segment did not accept the request: ${reason}`,
      '400': {
        type: 'DataError',
        message: `[400] Segment refused the data: ${reason}. Check the values, and that a single message has at most 32 KB.`,
      },
      '401': {
        type: 'InvalidAccessTokenError',
        message: `[401] Segment does not accept the write key: ${reason}. Copy it again from Segment > Connections > Sources > your source > Settings > API Keys.`,
      },
      '403': {
        type: 'InvalidAccessTokenError',
        message: `[403] Segment does not allow this with the write key: ${reason}. Check that the source is enabled and that the connection's region is the workspace's.`,
      },
      '404': {
        type: 'RuntimeError',
        message: `[404] Segment has nothing at this address: ${reason}. Check the URL, for example /v1/track.`,
      },
      '413': { type: 'DataError', message: `[413] Segment refused the data as too large: ${reason}.` },
      '429': {
        type: 'RateLimitError',
        message: `[429] Segment received too many requests from this workspace.${iml(retryAfter)} Make tries again later.`,
      },
    },
  },
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
})
