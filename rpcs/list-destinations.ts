import { defineRpc } from '../src/authoring/define.ts'
import { type Expression, iml } from '../src/authoring/expression.ts'
import { writeKey } from '../modules/shared/write-key.ts'
import { stepsIn } from '../src/authoring/step.ts'
import {
  allPages,
  askPublicApi,
  explanation,
  isList,
  maxOptions,
  publicApi,
  sanitize,
  statusType,
  token,
} from './shared/public-api.ts'
import { writeKey as writeKeyField } from './shared/test-form.ts'

const step = stepsIn('rpcs/list-destinations.ts')

const byHand = 'Switch to Map and type the name as it stands in the catalog of Segment.'

const sources = askPublicApi({
  path: `'/sources'`,
  what: 'sources',
  when: `length(${writeKey}) > 0`,
  is: isList,
})

/** `integrations` wants the name of the catalog, which the Public API and the CDN give in members of other names. */
const name: Expression = 'ifempty(item.metadata.name, item.creationName)'

/**
 * The destinations of the chosen source, or of the workspace where the source cannot be told, each by the name that
 * `integrations` wants. https://www.twilio.com/docs/segment/guides/filtering-data
 */
export default defineRpc({
  name: 'listDestinations',
  label: 'List destinations',
  connection: 'segment',
  parameters: [writeKeyField],
  communication: [
    step('Looks for the source that has the write key as its only one.', {
      ...sources,
      ...allPages,
      response: {
        ...sources.response,
        temp: { sourceId: iml(`first(map(body.data.sources, 'id', 'writeKeys', ${writeKey}))`) },
        iterate: '{{body.data.sources}}',
        output: '{{item.id}}',
      },
    }),
    step('Names who is asked: the Public API with a token, else the CDN, which knows the public settings of the key.', {
      temp: {
        asksApi: iml(`if(${token}, true, false)`),
        path: iml(
          `if(temp.sourceId, '/sources/' + encodeURL(temp.sourceId) + '/connected-destinations', '/destinations')`,
        ),
        none: explanation('No destination is connected to the source'),
      },
    }),
    step('Reads the destinations.', {
      condition: {
        // A key that is mapped cannot be known in the dialog.
        condition: iml(`if(temp.asksApi, true, length(${writeKey}) > 0 && !contains(${writeKey}, '{'))`),
        default: explanation(
          'No Workspace token and no write key: switch to Map and type the name as it stands in the catalog of Segment',
        ),
      },
      url: iml(
        `if(temp.asksApi, ${publicApi} + temp.path, 'https://cdn.segment.com/v1/projects/' + encodeURL(${writeKey}) + '/integrations')`,
      ),
      encodeUrl: false,
      method: 'GET',
      followRedirects: false,
      followAllRedirects: false,
      headers: { authorization: iml(`if(temp.asksApi, 'Bearer ' + ${token}, undefined)`), accept: 'application/json' },
      qs: { 'pagination.count': '{{if(temp.asksApi, 200, undefined)}}' },
      pagination: allPages.pagination,
      response: {
        valid: {
          condition: iml(`if(statusCode < 300, if(ifempty(${isList}, body[].creationName), true, false), false)`),
          message: `Segment answered without destinations. Check Region in the connection. ${byHand}`,
          type: 'ConnectionError',
        },
        error: {
          type: statusType,
          message: `[{{statusCode}}] Segment could not list the destinations.${iml(`if(statusCode = 404 && !temp.asksApi, ' It does not know the write key: check Write key.', emptystring)`)}${iml(`if(statusCode = 401 || statusCode = 403, ' Create a Public API token with the role Workspace Owner and put it into the connection.', emptystring)`)} ${byHand}`,
        },
        iterate: {
          container: '{{if(temp.asksApi, body.data.destinations, body)}}',
          condition: iml(`if(${name}, ${name} != 'Segment.io', false)`),
        },
        output: { label: iml(name), value: iml(name) },
        limit: maxOptions,
        wrapper: `{{if(length(output) > 0, distinct(output, 'value'), temp.none)}}`,
      },
      log: { sanitize: [...sanitize, 'request.url'] },
    }),
  ],
})
