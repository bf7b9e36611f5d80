import { declared, field, passage, proof, type Subject } from '../requirement.ts'
import { bothWays } from './both-ways.ts'
import { direct, directly, readme, routed, wholeGroup, wholeIdentify, wholePage, wholeTrack } from './proofs.ts'

const wire = proof('modules/ramen-wire', 'a message goes out with the headers of a Direct Integration')
const sent = directly('is one of the Direct Integration contract, with the destination’s settings')
const receiving = (title: string) => proof('webhooks/direct-integration', title)
const taken = receiving('the headers of the contract are taken, and no other is needed')
const overHttp = proof('deliveries/endpoint', 'every type arrives with %s, alone and in a batch')
const played = proof('deliveries/request', 'has the headers of a Direct Integration and nothing else')
const answered = (row: string) => proof('webhooks/answers', '%s', row)
const notGiven = (row: string) => proof('webhooks/authentication', 'an API key > is not given by %s', row)
const opens = (row: string) => proof('webhooks/authentication', 'opens %s', row)
const step = 'app/modules/identify/identify.communication.iml.json'
const webhook = (name: string) => declared('webhooks/events.ts', name)
const delivery = declared('src/deliveries/request.ts', 'deliveryRequest')

export const endpoint: Subject = {
  title: 'The endpoint',
  rows: [
    ...bothWays(
      'realtime',
      'Data is forwarded as it comes in.',
      {
        note: 'In the run that sends the message to Segment, right after Segment has accepted it.',
        where: [direct('sendToRamen')],
        tests: [
          routed('direct'),
          directly('of Segment decides first: %s does not go there when Segment refused it'),
          wire,
        ],
      },
      {
        where: [passage('modules/watch-events.ts', "type: 'instant_trigger'")],
        tests: [receiving('the trigger is instant: an event becomes a bundle with the delivery that brings it')],
      },
    ),
    ...bothWays(
      'replay',
      'Old data can be replayed.',
      {
        note: 'The message carries the time of the event beside the time of sending.',
        where: [direct('sendToRamen')],
        tests: [wholeIdentify, wholeTrack, wholePage, wholeGroup],
      },
      {
        where: [declared('webhooks/shared/event-output.ts', 'eventOutput')],
        tests: [receiving('events that are replayed keep their times')],
      },
    ),
    ...bothWays(
      'static',
      'The address of the endpoint is fixed.',
      {
        where: [field('segment', 'ramen.ramenEndpoint')],
        tests: [proof('connections/segment', 'takes the endpoint %s')],
      },
      { outside: 'Make gives a webhook its address when it is created, and keeps it.' },
    ),
    ...bothWays(
      'post',
      'POST.',
      { where: [direct('sendToRamen')], tests: [wire] },
      {
        note: 'What comes without a body holds no event, and is answered 400.',
        where: [webhook('isTaken')],
        tests: [overHttp, proof('deliveries/endpoint', 'no method but one with a body gets anywhere')],
      },
    ),
    ...bothWays(
      'json',
      'JSON.',
      { where: [direct('sendToRamen')], tests: [wire] },
      {
        where: [webhook('isTaken'), webhook('sendJson')],
        tests: [answered('an event'), answered('form data without a type'), answered('plain text')],
      },
    ),
    ...bothWays(
      'https',
      'HTTPS.',
      {
        note: 'Saving the connection refuses another address with a sentence. Plain HTTP is taken to this computer only, for developing.',
        where: [
          passage('connections/segment.ts', 'isSecure: iml('),
          passage('connections/segment.ts', 'isLocal: iml('),
          field('segment', 'ramen.ramenEndpoint', 'It must begin with `https://`'),
        ],
        tests: [
          proof('connections/segment', 'refuses the endpoint %s in words', 'http://ramen.example.com'),
          proof('connections/segment', 'takes the endpoint %s'),
        ],
      },
      { outside: 'Make serves all webhooks over HTTPS.' },
    ),
  ],
}

export const authorization: Subject = {
  title: 'Authorization',
  rows: [
    ...bothWays(
      'auth.basic',
      'Basic authentication with the API key as user name and no password; the colon is always there. `segment` gives `Basic c2VnbWVudDo=`.',
      {
        where: [
          field('segment', 'ramen.ramenApiKey', 'with an empty password'),
          direct('apiKey'),
          passage(step, "base64(trim(ifempty(connection.ramenApiKey, emptystring)) + ':')"),
        ],
        tests: [wire, proof('connections/segment', 'needs an API key for the direct endpoint, and none otherwise')],
      },
      {
        where: [field('events', 'authentication.apiKey'), webhook('hasKey')],
        tests: [
          opens('as Segment’s documentation shows it'),
          notGiven('a password'),
          notGiven('no colon'),
          notGiven('another scheme'),
        ],
      },
    ),
    ...bothWays(
      'auth.own',
      'The key is the receiver’s own, not one of Segment.',
      { where: [direct('apiKey')], tests: [directly('carries no write key')] },
      {
        where: [field('events', 'authentication.apiKey', 'A long random text of your own, not a key of Segment')],
        tests: [opens('with a colon in it'), proof('webhooks/authentication', 'cannot be saved: %j')],
      },
    ),
    ...bothWays(
      'auth.decode',
      'The receiver decodes the header.',
      {
        note: 'The sandbox’s endpoint does.',
        where: [declared('src/sandbox/ramen/auth.ts', 'keyRefusal')],
        tests: [
          proof('sandbox/direct', 'answers $status to $name', 'Basic that is not base64'),
          proof('sandbox/direct', 'answers $status to $name', 'a key with a password'),
        ],
      },
      {
        note: 'It encodes the expected key and compares the whole header: the scheme is `Basic`, to the letter, as Segment writes it.',
        where: [webhook('hasKey')],
        tests: [
          opens('of letters outside ASCII'),
          notGiven('another casing of the scheme'),
          notGiven('the key in plain text'),
        ],
      },
    ),
  ],
}

const header = (name: string, asks: string, note?: string) =>
  bothWays(
    `header.${name}`,
    asks,
    { ...(note !== undefined && { note }), where: [direct('sendToRamen')], tests: [wire] },
    { where: [delivery], tests: [played, taken, overHttp] },
  )

export const headers: Subject = {
  title: 'Headers',
  rows: [
    ...bothWays(
      'header.accept',
      '`Accept: */*`.',
      { where: [passage(step, '"accept": "*/*"')], tests: [wire] },
      { where: [delivery], tests: [played, taken, overHttp] },
    ),
    ...header('authorization', '`Authorization`, with the API key.'),
    ...bothWays(
      'header.cache-control',
      '`Cache-Control: no-cache`: each request is a new event.',
      { where: [passage(step, '"cache-control": "no-cache"')], tests: [wire, sent] },
      {
        where: [delivery, readme('the same event can come twice')],
        tests: [receiving('nothing is cached: two equal deliveries are two events'), played, taken],
      },
    ),
    ...header('connection', '`Connection: Keep-Alive`, where possible.', 'The HTTP client adds it, here and in Make.'),
    ...header('content-length', '`Content-Length`, in bytes.', 'The HTTP client adds it, here and in Make.'),
    ...bothWays(
      'header.content-type',
      '`Content-Type: application/json`.',
      { where: [direct('sendToRamen')], tests: [wire] },
      {
        where: [webhook('sendJson'), delivery],
        tests: [answered('a media type with a charset'), answered('plain text'), played],
      },
    ),
    ...bothWays(
      'header.user-agent',
      '`User-Agent: Segment`.',
      {
        where: [passage(step, '"user-agent": "Segment"')],
        tests: [wire, sent],
      },
      {
        note: 'Not looked at: the API key proves the sender. Today’s Segment calls itself `Segment.io/1.0`.',
        where: [delivery],
        tests: [played, taken, overHttp],
      },
    ),
  ],
}
