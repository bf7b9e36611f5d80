import type { ActionRequest } from '../../../src/authoring/generated/make-format.ts'
import {
  blank,
  type Branch,
  choose,
  type Expression,
  firstFilled,
  iml,
  trimmed,
} from '../../../src/authoring/macros/index.ts'

/** Where Ramen gets messages from, as set in the connection: `off`, `segment` or `direct`. */
export const ramenRoute: Expression = `ifempty(connection.ramen, 'off')`

const secretKey: Expression = trimmed('connection.ramenSecretKey')

/**
 * Whether the user switched Ramen off for this message: by its name, or by switching off all destinations that are not named.
 * https://segment.com/docs/guides/filtering-data/#filtering-with-the-integrations-object
 */
const isSwitchedOff: Expression = choose(
  [
    [`contains(keys(temp.integrations), 'Ramen')`, '!temp.integrations.Ramen'],
    [`contains(keys(temp.integrations), 'All')`, '!temp.integrations.All'],
  ],
  'false',
)

/** Returns whether Ramen takes messages of the type: it has no use for Screen and Alias. */
export const isForRamen = (type: string): boolean => type !== 'screen' && type !== 'alias'

const ignoredIdentify: Branch = [blank('temp.content.userId'), `'Ramen ignores an Identify without User ID.'`]

/** Returns why Ramen does not get the message, an empty text when it does. */
const skipReason = (type: string): Expression =>
  choose(
    [
      [`${ramenRoute} = 'off'`, `'Ramen delivery is off in the connection.'`],
      [isSwitchedOff, `'Ramen is switched off for this message in Destinations.'`],
      ...(type === 'identify' ? [ignoredIdentify] : []),
    ],
    isForRamen(type) ? `''` : `'Ramen takes no ${type === 'alias' ? 'Alias' : 'Screen'} calls.'`,
  )

const first = firstFilled(trimmed('temp.content.traits.firstName'), trimmed('temp.content.traits.first_name'))
const last = firstFilled(trimmed('temp.content.traits.lastName'), trimmed('temp.content.traits.last_name'))

/** The name that Ramen stores: the full name, else first and last name if both are there. */
const fullName = firstFilled(
  trimmed('temp.content.traits.name'),
  `if(${first} && ${last}, ${first} + ' ' + ${last}, '')`,
)

/** What secure mode signs; where there is no name, the email stands in for it. */
const signedUser = {
  email: iml(`ifempty(temp.content.traits.email, '')`),
  name: iml(`ifempty(${fullName}, ifempty(temp.content.traits.email, ''))`),
  timestamp: '{{timestamp}}',
}

const signedText = `temp.signedUser.email + ':' + temp.content.userId + ':' + temp.signedUser.name + ':' + temp.signedUser.timestamp + ':' + ${secretKey}`

/** Options that the user gave Ramen by hand in Destinations. */
const ownOptions = `if(contains(map(ifempty(parameters.destinations, emptyarray), 'name', 'type', 'json'), 'Ramen'), temp.integrations.Ramen, undefined)`

/** Signs an Identify for secure mode. The hash covers email, id, name, time and secret, joined by colons. */
const sign: ActionRequest = {
  temp: {
    signature: {
      '{{...}}': iml(ownOptions),
      timestamp: '{{temp.signedUser.timestamp}}',
      auth_hash: iml(`sha256(${signedText}, 'hex')`),
    },
  },
}

/** Whether an Identify is signed: Ramen gets it, and there is a secret to sign with. */
export const isSigned: Expression = `if(temp.ramenSkipped, false, if(${secretKey}, true, false))`

/** What the message to Segment says of Ramen. On the direct route false, so that nothing arrives twice. */
const ramenSwitch = (type: string): Expression =>
  choose(
    [
      [`${ramenRoute} = 'direct'`, 'false'],
      ['temp.ramenSkipped', 'temp.integrations.Ramen'],
      ...(type === 'identify' ? [[isSigned, 'temp.signature'] satisfies Branch] : []),
    ],
    'ifempty(temp.integrations.Ramen, true)',
  )

/**
 * Returns the steps that decide how the message reaches Ramen: `temp.messageId`, `temp.ramenSkipped` with the reason,
 * and `temp.routedIntegrations`, the message's `integrations`. Only an Identify is signed.
 */
export const route = (type: string, messageId: Expression): ActionRequest[] => [
  {
    temp: {
      messageId: iml(messageId),
      ramenSkipped: iml(skipReason(type)),
      ...(type === 'identify' && { signedUser }),
    },
  },
  ...(type === 'identify' ? [sign] : []),
  { temp: { routedIntegrations: { '{{...}}': '{{temp.integrations}}', Ramen: iml(ramenSwitch(type)) } } },
]
