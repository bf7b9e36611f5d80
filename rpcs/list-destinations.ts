import base from '../base.ts'
import { defineRpc } from '../src/authoring/define.ts'
import type { RpcRequest } from '../src/authoring/generated/make-format.ts'
import { type Expression, iml, writeKey } from '../src/authoring/macros/index.ts'
import { readList } from './shared/listing.ts'
import { giveOptions } from './shared/options.ts'
import { token } from './shared/public-api.ts'
import { writeKey as writeKeyField } from './shared/test-form.ts'

/** Found by its only write key. Several keys of one source are no single text to compare with. */
const sourceId: Expression = `first(map(temp.sources, 'id', 'writeKeys', ${writeKey}))`

const byHand = 'Switch to Map and type the name as it stands in the catalog of Segment.'

const refused = `Segment could not list the destinations behind the write key. ${byHand}`

/** Without a token: what Segment's CDN says of the key. The key stands in the address, so the log must not show that. */
const readPublicList: RpcRequest = {
  condition: iml(`if(${token}, false, if(${writeKey}, true, false))`),
  url: iml(`'https://cdn.segment.com/v1/projects/' + encodeURL(${writeKey}) + '/integrations'`),
  encodeUrl: false,
  method: 'GET',
  headers: { authorization: '{{undefined}}', accept: 'application/json' },
  response: {
    valid: { condition: '{{isArray(body)}}', message: refused, type: 'ConnectionError' },
    error: {
      type: iml(`if(statusCode >= 500, 'ConnectionError', 'RuntimeError')`),
      message: `[{{statusCode}}] ${refused}`,
      '400': { type: 'DataError', message: `[400] ${refused}` },
      '401': { type: 'InvalidConfigurationError', message: `[401] ${refused}` },
      '403': { type: 'InvalidConfigurationError', message: `[403] ${refused}` },
      '404': {
        type: 'InvalidConfigurationError',
        message: `[404] Segment does not know the write key, so it cannot list destinations. Check Write key. ${byHand}`,
      },
      '413': { type: 'DataError', message: `[413] ${refused}` },
      '429': { type: 'RateLimitError', message: `[429] ${refused}` },
    },
    temp: { catalog: '{{body}}' },
    output: null,
  },
  log: { sanitize: [...(base.log.sanitize ?? []), 'request.url'] },
}

/**
 * The destinations of the chosen source, or of the workspace where the source cannot be told, each by the name that
 * `integrations` wants. https://segment.com/docs/guides/filtering-data/#filtering-with-the-integrations-object
 */
export default defineRpc({
  name: 'listDestinations',
  label: 'List destinations',
  connection: 'segment',
  parameters: [writeKeyField],
  communication: [
    readList({ path: `'/sources'`, key: 'sources', what: 'sources', when: writeKey }),
    { temp: { sourceId: iml(sourceId) } },
    readList({
      path: `if(temp.sourceId, '/sources/' + encodeURL(temp.sourceId) + '/connected-destinations', '/destinations')`,
      key: 'destinations',
      what: 'destinations',
    }),
    readPublicList,
    giveOptions({
      when: `if(${token}, true, ${writeKey})`,
      items: `if(${token}, distinct(temp.destinations, 'metadata.name'), distinct(temp.catalog, 'creationName'))`,
      only: `if(ifempty(item.metadata.name, item.creationName), item.creationName != 'Segment.io', false)`,
      label: `ifempty(item.metadata.name, item.creationName)`,
      value: `ifempty(item.metadata.name, item.creationName)`,
      otherwise: `No Workspace token and no write key: switch to Map and type the name as it stands in the catalog of Segment`,
      none: 'No destination is connected to the source',
    }),
  ],
})
