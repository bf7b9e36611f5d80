import { declared, field, proof, type Requirement } from '../requirement.ts'
import { contract, documented, readme, untouched } from './proofs.ts'

type DeliveringModule = 'identify' | 'track'

/** Rows about the fields that Identify and Track have in common. */
export const messageRows = (module: DeliveringModule): Requirement[] => [
  {
    id: `003.${module}.writeKey`,
    asks: 'Write Key: of the source that receives the message.',
    note: 'Can stay empty where the connection holds one.',
    where: [field(module, 'writeKey'), declared('modules/shared/write-key.ts', 'writeKey')],
    tests: [
      contract('prefers its own write key to the connection’s'),
      contract('a message without a write key, before all else: %j'),
    ],
  },
  {
    id: `003.${module}.writeKey.source`,
    asks: 'To get one, create a source that is not a cloud app: a website, server or mobile source.',
    note: 'With a token, the drop-down lists such sources only.',
    where: [field(module, 'writeKey', 'Choose the source'), readme('a website, server or mobile source')],
    tests: [
      proof('rpcs/lists', 'has a source of the category %s with %j: %s'),
      proof('rpcs/lists', 'explains that no source takes tracking calls'),
      contract('prefers its own write key to the connection’s'),
    ],
  },
  {
    id: `003.${module}.writeKey.steps`,
    asks: 'Open Sources, select the source, copy its write key, insert it.',
    told: [
      field(module, 'writeKey', 'Segment > **Connections** > **Sources** > your source > **Settings** > **API Keys**'),
      readme('In Segment open **Connections > Sources**, choose the source'),
    ],
  },
  {
    id: `003.${module}.userId`,
    asks: 'User ID: the ID of the user in your own database.',
    where: [field(module, 'userId', 'The ID of the user in your own database')],
    tests: [
      untouched,
      contract('a message without an ID: %j'),
      proof(`modules/${module}`, 'sends everything that was filled in'),
    ],
  },
  {
    id: `003.${module}.userId.example`,
    asks: 'It may look like `person_D97F88AD-…`, as Autopilot makes them.',
    where: [field(module, 'userId')],
    tests: [documented('an ID as the app Autopilot makes them is a User ID')],
  },
  {
    id: `003.${module}.anonymousId`,
    asks: 'Anonymous ID: any pseudo-unique identifier, such as a session ID.',
    where: [field(module, 'anonymousId', 'a session ID')],
    tests: [proof(`modules/${module}`, 'sends everything that was filled in'), contract('a message without an ID: %j')],
  },
  {
    id: `003.${module}.anonymousId.random`,
    asks: 'Without one at hand, generate a random one, such as a UUID.',
    note: 'The help adds what the page leaves out: every new one counts as a new user.',
    where: [field(module, 'anonymousId', 'a random one such as a UUID')],
    tests: [documented('a random UUID alone is an Anonymous ID')],
  },
  {
    id: `003.${module}.timestamp`,
    asks: 'Timestamp: in ISO 8601, for data from the past.',
    where: [field(module, 'timestamp', 'if you import data from the past')],
    tests: [contract('sends the timestamp as ISO 8601 in UTC')],
  },
  {
    id: `003.${module}.timestamp.now`,
    asks: 'Left out, the time of the server counts.',
    where: [field(module, 'timestamp', 'Empty: now')],
    tests: [documented('without a timestamp none is sent, so that Segment takes its own time')],
  },
]
