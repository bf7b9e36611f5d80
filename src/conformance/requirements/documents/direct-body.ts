import { declared, passage, proof, type Proof, type Subject } from '../requirement.ts'
import { bothWays } from './both-ways.ts'
import { direct, directly, readme, whole, wholeGroup, wholeIdentify, wholePage, wholeTrack } from './proofs.ts'

const output = declared('webhooks/shared/event-output.ts', 'eventOutput')
const types = declared('webhooks/shared/parameters.ts', 'eventTypes')
const sentExample = proof('modules/ramen-wire', 'its body has the members of the documented example')
const takenExample = proof('webhooks/bundles', 'the example of a Direct Integration')
const everyType = proof(
  'webhooks/bundles',
  'every type that the generator makes arrives as one bundle, alone and in a batch',
)

const type = (name: string, asks: string, test: Proof) =>
  bothWays(
    `call.${name}`,
    asks,
    { where: [direct('sendToRamen'), direct('directData')], tests: [test] },
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
    { where: [direct('sendToRamen')], tests: [sentExample] },
    { where: [output], tests: [takenExample] },
  )

export const body: Subject = {
  title: 'The calls and their body',
  rows: [
    ...type('identify', 'Identify: who is it? User ID and traits.', wholeIdentify),
    ...type('track', 'Track: what do they do? User ID, event and properties.', wholeTrack),
    ...type('page', 'Page: where are they? User ID, name and properties.', wholePage),
    ...type('group', 'Group: where do they belong? User ID, group ID and traits.', wholeGroup),
    ...member('type', '`type`.'),
    ...member('user_id', '`user_id`.'),
    ...member('anonymous_id', '`anonymous_id`.'),
    ...member('message_id', '`message_id`.'),
    ...member('sent_at', '`sent_at`.'),
    ...member('received_at', '`received_at`.'),
    ...bothWays(
      'body.traits',
      '`traits`, with text and numbers.',
      { where: [direct('directData')], tests: [sentExample, wholeIdentify, wholeGroup] },
      { where: [output], tests: [takenExample] },
    ),
    ...bothWays(
      'body.context',
      '`context`, with the IP address and the user agent.',
      {
        where: [direct('sendToRamen')],
        tests: [sentExample, wholeTrack],
      },
      { where: [output], tests: [takenExample] },
    ),
    ...bothWays(
      'body.version',
      '`version`: "1.1".',
      { where: [direct('sendToRamen')], tests: [sentExample] },
      { note: 'Stands in **Raw event**.', where: [output], tests: [takenExample] },
    ),
  ],
}

const refused = directly('a name that is not in snake_case is refused: > the name %s', 'planName')
const spelled = (title: string) => proof('webhooks/bundles', `one spelling of the envelope > ${title}`)

export const formatting: Subject = {
  title: 'Formatting',
  rows: [
    ...bothWays(
      'case.any',
      'Users send in the spelling of their language, `snake_case` or `camelCase`.',
      {
        differs:
          'The direct endpoint gets names of the user’s own in snake_case only: another spelling is refused before anything is sent, and the error lists the names. Segment alone gets any spelling.',
        where: [direct('directRules')],
        tests: [refused, directly('and is no matter on the other routes')],
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
        note: 'In lists, too. The app writes the names of its own fields so, and refuses those of the user’s own that are not; of what is mapped whole, those inside **Address** and **External IDs** are not looked at. No value is touched.',
        where: [direct('directData'), direct('directRules'), declared('src/ramen/snake-case.ts', 'snakeCaseKeys')],
        tests: [
          wholeIdentify,
          refused,
          directly('also inside collections and lists: %j'),
          directly('but no value, whatever it looks like: %j'),
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
        note: 'So it is where the values are mapped into the fields of the dialog.',
        differs:
          'Mapped whole, under those names, the traits are refused on this route; `npm run deliver -- --snake` renames them. The date of the example is refused on every route: **Created at** takes the years from 1971 on, since seconds in a field for dates look like 1970.',
        where: [
          passage('examples/messages/03-identify-mixed-casing.json', '"CreatedAt": "'),
          direct('directData'),
          direct('directRules'),
        ],
        tests: [
          whole('the documented example of mixed casing, in the fields of the dialog'),
          directly('as in the documented example of mixed casing, mapped whole'),
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
