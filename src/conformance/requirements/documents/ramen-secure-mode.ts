import { declared, field, proof, type Subject } from '../requirement.ts'
import {
  call,
  direct,
  directAnswer,
  directly,
  ramenKeeps,
  readme,
  routed,
  routing,
  troubleshooting,
  withoutUserId,
} from './proofs.ts'

const hash = declared('src/ramen/auth-hash.ts', 'authHash')
const signature = declared('src/sandbox/ramen/secure-mode.ts', 'signatureRefusal')
const secure = (row: string) => proof('sandbox/secure-mode', 'secure mode of the endpoint > %s', row)
const vector = (row: string) => proof('ramen/auth-hash', '$email, $id, $name: $hash', row)
const accepted = (row: string) => ramenKeeps('secure mode accepts the signature of a user with %s', row)
const hashed = directly('hashes the traits %j as Ramen sees them')
const sentAsHashed = directly(
  'sends the name that was hashed on the direct route, and leaves the user’s name at Segment alone',
)

export const secureMode: Subject = {
  title: 'Secure mode',
  rows: [
    {
      id: '000.secure',
      asks: 'An Identify passes `timestamp` and `auth_hash` as options of Ramen.',
      note: 'Through Segment in `integrations.Ramen`; to a direct endpoint, for which nothing defines the place, in `integrations.ramen`. Page, Track and Group are not signed. Options that the user gives Ramen stay, and win over those that are computed.',
      where: [field('segment', 'ramen.ramenSecretKey'), routing('signature'), routing('ramenValue')],
      tests: [hashed, sentAsHashed, routed('through Segment'), routed('direct')],
    },
    {
      id: '000.secure.timestamp',
      asks: 'The timestamp is in epoch seconds.',
      where: [routing('signed'), signature],
      tests: [hashed, secure('milliseconds'), secure('a fraction of a second')],
    },
    {
      id: '000.secure.hash',
      asks: 'The hash is SHA-256, over five values with colons between, as the Ruby example writes it.',
      where: [routing('signature'), hash],
      tests: [
        vector('09cc0a69233f1bf41e68ed00b9256fde5a4542e9fdba635fe2a9a4edf9ee1ba1'),
        directly('hashes $email, $id, $name as the vendor does'),
        hashed,
        secure('capitals'),
      ],
    },
    {
      id: '000.secure.email',
      asks: '1. The email; empty text for customers without one.',
      where: [routing('signature'), hash],
      tests: [accepted('no email'), proof('sandbox/secure-mode', 'lets pass %s', 'neither name nor address')],
    },
    {
      id: '000.secure.id',
      asks: '2. The ID.',
      where: [routing('signature'), hash],
      tests: [hashed, secure('another user')],
    },
    {
      id: '000.secure.name',
      asks: '3. The name; without one the email, else empty text.',
      note: 'Where the email stands in, it is sent as the name too, since the receiver computes the hash from what it gets.',
      where: [routing('signed'), direct('directData'), hash],
      tests: [
        accepted('no name'),
        accepted('neither'),
        sentAsHashed,
        proof('ramen/auth-hash', 'replaces the name %j by the email address, and nothing by nothing'),
      ],
    },
    {
      id: '000.secure.time',
      asks: '4. The timestamp.',
      where: [routing('signature'), signature],
      tests: [hashed, secure('another timestamp than the one that was signed')],
    },
    {
      id: '000.secure.secret',
      asks: '5. The secret.',
      note: 'The list calls it API secret, the example the organization’s secret key. It is not the API key.',
      where: [routing('secretKey'), signature],
      tests: [hashed, secure('another secret'), secure('the API key in place of the secret')],
    },
    {
      id: '000.secure.example',
      asks: 'The example: an Identify with email and `createdAt`, signed on the server.',
      note: 'The example signs a name that it does not send. The app sends what it signs.',
      where: [routing('signature'), direct('directData')],
      tests: [
        sentAsHashed,
        ramenKeeps('a creation date is kept in seconds, given as %s', 'a date'),
        call('integrations: options are passed on'),
      ],
    },
    {
      id: '000.secure.where',
      asks: 'The secret stands in the RamenJS documentation of the organization.',
      told: [field('segment', 'ramen.ramenSecretKey', '**organization secret key** from the RamenJS settings')],
    },
  ],
}

export const trouble: Subject = {
  title: 'Troubleshooting',
  rows: [
    {
      id: '000.trouble.404',
      asks: '404: check the organization ID.',
      where: [
        direct('errors'),
        field('segment', 'ramen.ramenOrganizationId', 'If Ramen answers 404, check it first'),
        declared('src/sandbox/ramen/auth.ts', 'organizationRefusal'),
      ],
      tests: [
        troubleshooting('another organization'),
        troubleshooting('no organization'),
        directAnswer("404, 'InvalidConfigurationError', false, 'Check the Organization ID and the endpoint.'"),
      ],
    },
    {
      id: '000.trouble.401.email',
      asks: '401: the email is invalid. It may be blank.',
      where: [direct('errors'), declared('src/sandbox/ramen/service.ts', 'identifyRefusal')],
      tests: [
        troubleshooting('an invalid email'),
        troubleshooting('a blank email'),
        proof('sandbox/direct', 'answers $status to $name', 'identify with a blank email'),
      ],
    },
    {
      id: '000.trouble.401.id',
      asks: '401: there is no user ID.',
      note: 'An Identify without one is not sent to Ramen at all.',
      where: [routing('ofType'), declared('src/sandbox/ramen/endpoint.ts', 'formRefusal')],
      tests: [
        withoutUserId('direct'),
        proof('sandbox/direct', 'answers $status to $name', 'identify without a user id'),
      ],
    },
    {
      id: '000.trouble.401.secure',
      asks: '401: secure mode is on, and `timestamp` and `auth_hash` are missing.',
      where: [direct('errors'), signature],
      tests: [troubleshooting('no signature in secure mode'), secure('no hash'), secure('no timestamp')],
    },
    {
      id: '000.trouble.401.timestamp',
      asks: '401: the timestamp is fixed instead of made anew.',
      note: 'The app takes the time of each run.',
      where: [routing('signed'), signature],
      tests: [hashed, secure('one second more')],
    },
    {
      id: '000.trouble.401.hash',
      asks: '401: the hash is computed wrongly.',
      where: [direct('errors'), signature],
      tests: [troubleshooting('another secret'), secure('the name before it was trimmed')],
    },
    {
      id: '000.trouble.advice',
      asks: 'The page tells the reader what to check.',
      told: [
        readme(
          'Check the API key; that the email is valid or blank; that there is a User ID; in secure mode, the secret key.',
        ),
        readme('Check the organization ID.'),
      ],
    },
    { id: '000.trouble.support', asks: 'Ramen’s support can be written to.', outside: 'Ramen’s service is gone.' },
  ],
}
