import { defineRpc } from '../src/authoring/define.ts'
import { type Expression, iml } from '../src/authoring/expression.ts'
import { stepsIn } from '../src/authoring/step.ts'
import { allPages, askPublicApi, explanation, isList, maxOptions, optionsOrNone } from './shared/public-api.ts'

const step = stepsIn('rpcs/list-sources.ts')

const categories: Expression = 'ifempty(item.metadata.categories, emptyarray)'

/**
 * Whether a source takes tracking calls: cloud sources have write keys too. Private and partners' sources may have other
 * categories; their keys are typed.
 */
const takesCalls: Expression = [
  'item.enabled',
  'length(item.writeKeys) > 0',
  '!item.metadata.isCloudEventSource',
  `(item.metadata.slug = 'http-api' || length(remove(${categories}, 'Website', 'Server', 'Mobile', 'Ott')) < length(${categories}))`,
].join(' && ')

/** Segment gives a token without the permission to administer sources every source, and no write key of any. */
const keysAreShown: Expression = `(length(body.data.sources) = 0 || length(flatten(map(body.data.sources, 'writeKeys'))) > 0)`

const isAnswered: Expression = `statusCode < 300 && ${isList}`

const keysAreHidden =
  'Segment lists the sources without their write keys, because the Workspace token of the connection lacks the permission to see them. Create a Public API token with the role Workspace Owner, or switch to Map and type the write key.'

const { condition, response, ...request } = askPublicApi({ path: `'/sources'`, what: 'sources', is: isList })

/** The sources that take tracking calls, each with its write key. https://docs.segmentapis.com/tag/Sources */
export default defineRpc({
  name: 'listSources',
  label: 'List sources',
  connection: 'segment',
  communication: step('Reads the sources of the workspace.', {
    ...request,
    ...allPages,
    temp: {
      none: explanation(
        'No enabled source of this workspace takes tracking calls: add a website, server or mobile source in Segment',
      ),
    },
    condition: {
      condition,
      default: explanation(
        'No Workspace token in the connection: leave this empty to use its write key, or switch to Map and type another',
      ),
    },
    response: {
      ...response,
      valid: {
        condition: iml(`if(${isAnswered}, ${keysAreShown}, false)`),
        message: `${iml(`if(${isAnswered}, '${keysAreHidden}', emptystring)`)}${iml(`if(${isAnswered}, emptystring, '${response.valid.message}')`)}`,
        type: iml(`if(${isAnswered}, 'InvalidConfigurationError', 'ConnectionError')`),
      },
      iterate: { container: '{{body.data.sources}}', condition: iml(takesCalls) },
      output: {
        label: iml(`if(item.name, item.name + ' (' + item.slug + ')', item.slug)`),
        value: '{{item.writeKeys[]}}',
      },
      limit: maxOptions,
      wrapper: optionsOrNone,
    },
  }),
})
