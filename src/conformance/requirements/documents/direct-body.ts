import { declared, passage, proof, type Subject } from '../requirement.ts'
import { bothWays } from './both-ways.ts'
import { direct, ramenModules, readme } from './proofs.ts'

const output = declared('webhooks/shared/event-output.ts', 'eventOutput')
const types = declared('webhooks/shared/parameters.ts', 'eventTypes')
const sentExample = proof('modules/ramen-wire', 'its body has the members of the documented example')
const takenExample = proof('webhooks/bundles', 'the example of a Direct Integration')
const everyType = proof(
  'webhooks/bundles',
  'every type that the generator makes arrives as one bundle, alone and in a batch',
)

const type = (name: string, asks: string, title: string, differs?: string) =>
  bothWays(
    `call.${name}`,
    asks,
    { ...(differs !== undefined && { differs }), where: [direct('used')], tests: [ramenModules(title)] },
    {
      where: [types, output],
      tests: [
        everyType,
        proof('webhooks/filters', 'the filters let pass what they should, and the answer says whether they do'),
      ],
    },
  )

const member = (name: string, asks: string) =>
  bothWays(
    `body.${name}`,
    asks,
    { where: [direct('envelope')], tests: [sentExample] },
    { where: [output], tests: [takenExample] },
  )

export const body: Subject = {
  title: 'The calls and their body',
  rows: [
    ...type(
      'identify',
      'Identify: who is it? User ID and traits.',
      'Identify carries the traits, every key in snake_case and every value untouched',
    ),
    ...type(
      'track',
      'Track: what do they do? User ID, event and properties.',
      'Track carries the event’s name and nothing of its properties',
      'It goes without properties: Ramen takes none.',
    ),
    ...type(
      'page',
      'Page: where are they? User ID, name and properties.',
      'Page carries nothing of the page',
      'It goes without name and properties: Ramen takes none.',
    ),
    ...type('group', 'Group: where do they belong? User ID, group ID and traits.', 'Group carries group and traits'),
    ...member('type', '`type`.'),
    ...member('user_id', '`user_id`.'),
    ...member('anonymous_id', '`anonymous_id`.'),
    ...member('message_id', '`message_id`.'),
    ...member('sent_at', '`sent_at`.'),
    ...member('received_at', '`received_at`.'),
    ...bothWays(
      'body.traits',
      '`traits`, with text and numbers.',
      { where: [direct('used')], tests: [sentExample] },
      { where: [output], tests: [takenExample] },
    ),
    ...bothWays(
      'body.context',
      '`context`, with the IP address and the user agent.',
      {
        differs: 'It is left out: Ramen has no use for it, and it is personal data. Segment gets it.',
        where: [direct('used')],
        tests: [sentExample, ramenModules('Track carries the event’s name and nothing of its properties')],
      },
      { where: [output], tests: [takenExample] },
    ),
    ...bothWays(
      'body.version',
      '`version`: "1.1".',
      { where: [direct('envelope')], tests: [sentExample] },
      { note: 'Stands in **Event as it came**.', where: [output], tests: [takenExample] },
    ),
  ],
}

const spelled = (title: string) => proof('webhooks/bundles', `one spelling of the envelope > ${title}`)

export const formatting: Subject = {
  title: 'Formatting',
  rows: [
    ...bothWays(
      'case.any',
      'Users send in the spelling of their language, `snake_case` or `camelCase`.',
      {
        where: [declared('src/authoring/macros/snake-case-keys.ts', 'snakeCaseKeys')],
        tests: [ramenModules('Identify carries the traits, every key in snake_case and every value untouched')],
      },
      {
        note: 'Segment has withdrawn the promise of snake_case, so both are read, member by member.',
        where: [declared('webhooks/shared/event-output.ts', 'either')],
        tests: [
          spelled('%s, in either'),
          spelled('the same bundle for the same message, whichever way its envelope is spelled'),
        ],
      },
    ),
    ...bothWays(
      'case.snake',
      'All keys arrive in `snake_case`, those of inner objects too.',
      {
        note: 'In lists, too. No value is touched.',
        where: [
          declared('src/authoring/macros/snake-case-keys.ts', 'snakeCaseKeys'),
          declared('src/ramen/snake-case.ts', 'snakeCaseKeys'),
        ],
        tests: [
          ramenModules('Identify carries the traits, every key in snake_case and every value untouched'),
          proof('ramen/snake-case', 'reaches objects in lists, and no value'),
          proof(
            'ramen/property',
            'gives keys of lower-case ASCII letters, digits, single underscores and what is outside ASCII',
          ),
        ],
      },
      {
        note: 'Names of traits and properties stay as they came.',
        where: [output, readme('keep the names that the sender gave them')],
        tests: [proof('webhooks/bundles', 'names of traits and properties are the sender’s')],
      },
    ),
    ...bothWays(
      'case.example',
      'The example: `postalCode`, `CreatedAt` and `NAME` become `postal_code`, `created_at` and `name`.',
      {
        where: [passage('examples/messages/03-identify-mixed-casing.json', '"CreatedAt": "1967-12-14T08:00:00.000Z"')],
        tests: [
          proof('ramen/snake-case', 'follows the example of Direct Integrations'),
          proof('ramen/snake-case', 'a key in snake case > %j becomes %j', 'postalCode'),
          proof('ramen/snake-case', 'a key in snake case > %j becomes %j', 'CreatedAt'),
          proof('ramen/snake-case', 'a key in snake case > %j becomes %j', 'NAME'),
        ],
      },
      {
        where: [output],
        tests: [
          proof(
            'webhooks/direct-integration',
            'the example of mixed casing is taken in either form, its names as they came',
          ),
        ],
      },
    ),
  ],
}
