import {
  declared,
  type Done,
  field,
  passage,
  proof,
  type Proof,
  type Requirement,
  type Subject,
} from '../requirement.ts'
import { bothWays } from './both-ways.ts'
import { direct, directAnswer, directly, routed } from './proofs.ts'

const answered = (row: string) => proof('webhooks/answers', '%s', row)
const overHttp = proof('deliveries/endpoint', 'the answers of the webhook arrive with status, type and message')
const webhook = (name: string) => declared('webhooks/events.ts', name)
const respond = passage('webhooks/events.ts', 'status: iml(`if(${isTaken}, 202, if(!${type}, 400,')
const verify = passage('webhooks/events.ts', "status: '{{if(parameters.paused, 503, 401)}}'")
const played = (row: string) => proof('sandbox/direct', 'answers $status to $name', row)
const says = (row: string) => proof('modules/ramen-wire', 'with %i and %j shows in the error', row)

/** A status that is an error: what the module makes of it, and when the webhook gives it. */
const status = (
  code: number,
  asks: string,
  sending: { note: string; becomes: string; tests?: readonly Proof[] },
  receiving: Pick<Done, 'note' | 'where' | 'tests'>,
): Requirement[] =>
  bothWays(
    `status.${code}`,
    `**${code}**: ${asks}`,
    {
      note: sending.note,
      where: [direct('errors')],
      tests: [directAnswer(`${code}, ${sending.becomes}`), ...(sending.tests ?? [])],
    },
    receiving,
  )

export const statuses: Subject = {
  title: 'Status codes',
  rows: [
    ...bothWays(
      'status.200',
      '**200**: accepted and processed.',
      {
        note: 'The bundle says that Ramen accepted.',
        where: [direct('sendToRamen')],
        tests: [directly('%i is accepted', '200')],
      },
      {
        differs:
          'Never answered: Make answers before a scenario runs, so nothing is processed yet. A Track whose name nobody wants is answered 202 too, and starts no scenario.',
        where: [respond],
        tests: [
          answered('an event'),
          answered('an event with a name that is not'),
          answered('a list in which no name is wanted'),
          proof('webhooks/filters', 'the filters let pass what they should, and the answer says whether they do'),
        ],
      },
    ),
    ...bothWays(
      'status.202',
      '**202**: accepted, not yet processed.',
      {
        note: 'Accepted as well.',
        where: [direct('sendToRamen')],
        tests: [
          directly('%i is accepted', '202'),
          proof('sandbox/direct', 'answers 202 and processes when it is told to'),
        ],
      },
      {
        note: 'The usual answer: Make answers when the events are in its queue, before a scenario runs.',
        where: [respond],
        tests: [answered('an event'), answered('a list of events'), overHttp],
      },
    ),
    ...status(
      400,
      'malformed, the sender’s fault.',
      { note: 'DataError; not run again.', becomes: "'DataError', false", tests: [played('malformed JSON')] },
      {
        note: 'No event, not JSON, or no event with a type.',
        where: [respond, webhook('answer')],
        tests: [
          answered('nothing'),
          answered('an event without a type'),
          answered('an empty list'),
          answered('a list in which none has a type'),
          proof('webhooks/answers', 'is %j, which is not JSON'),
          overHttp,
        ],
      },
    ),
    ...status(
      401,
      'the key is malformed, expired or wrong.',
      {
        note: 'InvalidConfigurationError; names the keys to check.',
        becomes: "'InvalidConfigurationError', false, 'Check the API key, the secret key and the email.'",
        tests: [played('another key'), played('no key')],
      },
      {
        note: 'The key or the signature is missing or wrong, or a signature comes with a list of more than one event, of which Segment signs the first only.',
        where: [verify, webhook('unproved')],
        tests: [
          proof('webhooks/authentication', 'an API key > is not given by %s', 'no header'),
          proof('webhooks/authentication', 'an API key > is not given by %s', 'another key'),
          proof('webhooks/authentication', 'a shared secret > is not given by %s', 'a signature of another event'),
          proof(
            'webhooks/authentication',
            'a shared secret > does not open for a list of %i, of which Segment signs the first event only',
          ),
          overHttp,
        ],
      },
    ),
    ...status(
      403,
      'the key is valid, but not permitted.',
      {
        note: 'InvalidConfigurationError, with the reason that Ramen gives; not run again.',
        becomes: "'InvalidConfigurationError', false",
        tests: [played('a key that may not write')],
      },
      {
        note: 'No event of the delivery has a type that the user allows; that of the first is one that Segment has.',
        where: [respond, webhook('answer')],
        tests: [answered('a type that is not allowed'), answered('a list of types that are not allowed'), overHttp],
      },
    ),
    ...bothWays(
      'status.500',
      '**500**: an internal error.',
      {
        note: 'ConnectionError, which Make runs again.',
        where: [direct('errors')],
        tests: [directAnswer("500, 'ConnectionError', true")],
      },
      {
        differs:
          'A definition cannot answer so. Make does for faults of its own, and the local endpoint for settings that cannot be used.',
        where: [declared('src/deliveries/endpoint.ts', 'receive')],
        tests: [proof('deliveries/endpoint', 'settings that the form does not accept are a fault of the receiver')],
      },
    ),
    ...status(
      501,
      'the type of call is not supported.',
      {
        note: 'InvalidConfigurationError; not run again. Screen and Alias are never sent.',
        becomes: "'InvalidConfigurationError', false",
        tests: [routed('direct'), played('screen'), played('alias')],
      },
      {
        note: 'No event of the delivery is taken, and the type of the first is none that Segment has.',
        where: [respond, webhook('answer')],
        tests: [answered('a type that Segment does not have'), answered('a list of unknown types'), overHttp],
      },
    ),
    ...bothWays(
      'status.503',
      '**503**: down for maintenance; Segment drops nothing.',
      {
        note: 'ConnectionError, which Make runs again.',
        where: [direct('errors')],
        tests: [
          directAnswer("503, 'ConnectionError', true"),
          proof('sandbox/direct', 'answers 503 while it is paused'),
        ],
      },
      {
        note: 'While the user has paused the webhook.',
        where: [field('events', 'paused'), verify],
        tests: [answered('anything while paused'), answered('a wrong key while paused'), overHttp],
      },
    ),
  ],
}

export const responses: Subject = {
  title: 'Response body',
  rows: [
    ...bothWays(
      'answer.empty',
      'The body may be empty.',
      {
        where: [direct('sendToRamen')],
        tests: [
          proof('modules/ramen-wire', 'and nothing is missing where it accepts with an empty body'),
          says("400, ''"),
        ],
      },
      {
        note: 'The webhook always sends a message.',
        where: [webhook('answer')],
        tests: [overHttp],
      },
    ),
    ...bothWays(
      'answer.message',
      'A 4xx or 5xx may explain itself in `message`; the user sees it.',
      {
        note: 'It stands in the error of the module.',
        where: [declared('modules/shared/segment-answer.ts', 'reasonIn')],
        tests: [directAnswer("503, 'ConnectionError', true"), says('API token expired')],
      },
      {
        note: 'Every refusal says what to do.',
        where: [webhook('answer'), webhook('unproved'), webhook('paused')],
        tests: [answered('nothing'), answered('anything while paused'), overHttp],
      },
    ),
    ...bothWays(
      'answer.json',
      'It is JSON, and its Content-Type says so.',
      {
        where: [declared('src/sandbox/ramen/endpoint.ts', 'refuseRamen')],
        tests: [played('no type')],
      },
      {
        where: [passage('webhooks/events.ts', "const headers = { 'content-type': 'application/json' }")],
        tests: [overHttp],
      },
    ),
    ...bothWays(
      'answer.example.401',
      'The example: 401 with “API token expired”.',
      { where: [direct('errors')], tests: [says('API token expired')] },
      {
        note: 'The webhook knows no expiry; it says that the key is missing or wrong.',
        where: [webhook('unproved')],
        tests: [proof('webhooks/authentication', 'an API key > is not given by %s', 'another key')],
      },
    ),
    ...bothWays(
      'answer.example.400',
      'The example: 400 with “Missing email address”.',
      { where: [direct('errors')], tests: [says('Missing email address')] },
      {
        note: 'No event needs an email here; it needs a type.',
        where: [webhook('answer')],
        tests: [answered('an event without a type')],
      },
    ),
  ],
}
