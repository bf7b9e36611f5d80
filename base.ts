import { defineBase } from './src/authoring/define.ts'
import { basicAuth, iml, writeKey } from './src/authoring/macros/index.ts'
import { segmentErrors, trackingHost } from './modules/shared/segment-answer.ts'

/** What every module inherits. https://segment.com/docs/connections/sources/catalog/libraries/server/http-api/ */
export default defineBase({
  baseUrl: iml(trackingHost),
  headers: { authorization: iml(`if(${writeKey}, ${basicAuth(writeKey)}, undefined)`) },
  response: {
    error: segmentErrors,
  },
  log: {
    sanitize: [
      'request.headers.authorization',
      'request.qs.writeKey',
      'request.qs.data',
      'request.body.writeKey',
      'request.body.integrations.Ramen.auth_hash',
      'request.body.integrations.ramen.auth_hash',
      'request.body.batch[].integrations.Ramen.auth_hash',
    ],
  },
})
