import { defineRpc } from '../src/authoring/define.ts'
import { guard } from '../modules/shared/guard.ts'
import type { Expression } from '../src/authoring/macros/index.ts'
import { readList } from './shared/listing.ts'
import { giveOptions } from './shared/options.ts'
import { token } from './shared/public-api.ts'

const categories = ['Website', 'Server', 'Mobile', 'Ott']

/**
 * Whether a source takes tracking calls: cloud sources have write keys too. Private and partners' sources may have other
 * categories; their keys are typed.
 */
const takesCalls: Expression = [
  'item.enabled',
  'length(item.writeKeys) > 0',
  '!item.metadata.isCloudEventSource',
  `(item.metadata.slug = 'http-api' || ${categories
    .map((category) => `contains(ifempty(item.metadata.categories, emptyarray), '${category}')`)
    .join(' || ')})`,
].join(' && ')

/** Segment gives a token without the permission to administer sources every source, and no write key of any. */
const keysAreShown: Expression = `if(length(temp.sources) > 0, length(flatten(map(temp.sources, 'writeKeys'), 1)) > 0, true)`

/** The sources that take tracking calls, each with its write key. https://docs.segmentapis.com/tag/Sources */
export default defineRpc({
  name: 'listSources',
  label: 'List sources',
  connection: 'segment',
  communication: [
    readList({ path: `'/sources'`, key: 'sources', what: 'sources' }),
    guard(
      `if(${token}, ${keysAreShown}, true)`,
      'Segment lists the sources without their write keys, because the Workspace token of the connection lacks the permission to see them. Create a Public API token with the role Workspace Owner, or switch to Map and type the write key.',
      'InvalidConfigurationError',
    ),
    giveOptions({
      items: 'temp.sources',
      only: takesCalls,
      label: `if(item.name, item.name + ' (' + item.slug + ')', item.slug)`,
      value: 'first(item.writeKeys)',
      otherwise:
        'No Workspace token in the connection: leave this empty to use its write key, or switch to Map and type another',
      none: 'No enabled source of this workspace takes tracking calls: add a website, server or mobile source in Segment',
    }),
  ],
})
