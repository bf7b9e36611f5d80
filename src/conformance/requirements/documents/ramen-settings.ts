import { declared, field, passage, proof, type Subject } from '../requirement.ts'
import { call, direct, directly, ramenKeeps, readme, routed, routing, wholeIdentify } from './proofs.ts'

const asDirectIntegration = directly('is one of the Direct Integration contract, with the destination’s settings')
const withoutOrganization = directly('names no organization when there is none')
const engage = ramenKeeps('what Engage says of an audience is kept, also that the user left')

export const settings: Subject = {
  title: 'Settings',
  rows: [
    {
      id: '000.settings.apiKey',
      asks: 'API Key: of Ramen, for the server-side integration.',
      note: 'Only the direct endpoint needs it.',
      where: [field('segment', 'ramen.ramenApiKey')],
      tests: [
        proof('connections/segment', 'needs an API key for the direct endpoint, and none otherwise'),
        asDirectIntegration,
        ramenKeeps('the example of Identify becomes a user'),
      ],
    },
    {
      id: '000.settings.organizationId',
      asks: 'Organization Id.',
      note: 'Goes out in `X-Segment-Settings`, as Segment hands the settings of a destination to its endpoint.',
      where: [
        field('segment', 'ramen.ramenOrganizationId'),
        passage('modules/shared/delivery/index.ts', "organization_id: '{{connection.ramenOrganizationId}}'"),
      ],
      tests: [asDirectIntegration, withoutOrganization, ramenKeeps('the example of Identify becomes a user')],
    },
    {
      id: '000.settings.change',
      asks: 'Settings change without touching code.',
      where: [field('segment', 'ramen'), routing('ramenRoute')],
      tests: [
        routed('not used'),
        routed('through Segment'),
        routed('direct'),
        routed('never'),
        proof('connections/segment', 'needs an API key for the direct endpoint, and none otherwise'),
      ],
    },
  ],
}

export const differences: Subject = {
  title: 'Where the two pages differ',
  rows: [
    {
      id: '001.modes',
      asks: '000: cloud mode for mobile and server. 001: device mode on the web alone.',
      note: 'So what Make sends may never reach Ramen through Segment. The app says so, offers a direct endpoint, and never calls a forwarded message delivered.',
      where: [
        field('segment', 'ramen', 'Segment documents that destination for websites only'),
        routing('ramenReport'),
      ],
      tests: [
        routed('through Segment'),
        proof('sandbox/store', 'is stored as the browser integration would hand it over'),
      ],
    },
    {
      id: '001.once',
      asks: 'With a direct endpoint beside Segment’s destination a message must not arrive twice (follows from both).',
      note: 'On the direct route the message tells Segment to keep it from Ramen.',
      where: [routing('ramenMark')],
      tests: [routed('direct')],
    },
    {
      id: '001.delay',
      asks: '000: changes show after 5 to 10 minutes. 001: after about 45.',
      outside: 'The time that Segment’s CDN takes to hand out Ramen’s script.',
    },
    {
      id: '001.components',
      asks: '000 calls it an integration, 001 a destination, with a list of accepted calls, its name, and its browser component.',
      note: 'The rows above count for both; list and name are `001.accepts` and `001.name`. The browser component is what `src/ramen` does in its place.',
      where: [declared('src/ramen/to-ramen.ts', 'toRamen')],
      tests: [call('the example of the documentation'), call('group: the example of the documentation')],
    },
    {
      id: '001.anonymous',
      asks: '001 names Group among the calls that need no Identify; in 000 the sentence has lost its words.',
      note: 'Taken as in 001.',
      where: [declared('src/sandbox/ramen/store.ts', 'createRamenStore')],
      tests: [ramenKeeps('%s works for a visitor whom no Identify has named', 'group')],
    },
    {
      id: '001.settings',
      asks: '001: neither setting is required, both are text.',
      differs: 'The direct endpoint requires the API key, as 002 does. The organization ID stays optional.',
      where: [field('segment', 'ramen.ramenApiKey'), field('segment', 'ramen.ramenOrganizationId')],
      tests: [
        withoutOrganization,
        proof('connections/segment', 'needs an API key for the direct endpoint, and none otherwise'),
      ],
    },
    {
      id: '001.engage',
      asks: 'Only in 001: Engage sends audiences and computed traits as a property of the user.',
      where: [field('identify', 'customTraits')],
      tests: [engage, proof('modules/custom-values', 'sends each value with the type chosen for it')],
    },
    {
      id: '001.engage.membership',
      asks: 'One Identify for each user who enters or leaves; the value is true or false.',
      note: 'False is a value, on every way.',
      where: [declared('src/ramen/attributes.ts', 'keepAttribute')],
      tests: [engage, call('an Engage audience that a user leaves')],
    },
    {
      id: '001.engage.name',
      asks: 'The property is the name of the audience in snake_case, as `order_completed_last_30days`.',
      note: 'Both routes take it as it is: digits are part of snake_case.',
      where: [direct('directRules'), declared('src/ramen/snake-case.ts', 'snakeCaseKey')],
      tests: [
        engage,
        wholeIdentify,
        proof('ramen/snake-case', 'a key in snake case > %j becomes %j', 'order_completed_last_30days'),
      ],
    },
    {
      id: '001.engage.sync',
      asks: 'The first sync sends everybody and takes six hours or more, later ones send changes every two to three.',
      outside: 'Engage decides when it sends.',
    },
    {
      id: '001.readme',
      asks: 'Both: the sources that are supported are told to the reader.',
      told: [
        readme('Segment documents that destination for websites in device mode, so it may never see what Make sends.'),
      ],
    },
  ],
}
