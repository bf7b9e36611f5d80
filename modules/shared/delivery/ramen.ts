import { type Expression, iml, quoted, trimmed } from '../../../src/authoring/expression.ts'
import { isCollection, joined } from './expressions.ts'
import type { MessageType } from './message.ts'

/** Returns whether Ramen takes messages of the type: it has no use for Screen and Alias. */
export const isForRamen = (type: MessageType): boolean => type !== 'screen' && type !== 'alias'

/** The key that signs users in Ramen's secure mode; it never leaves the expression that hashes. */
const secretKey: Expression = trimmed('connection.ramenSecretKey')

/** Whether an Identify is signed: there is a secret to sign with. */
export const isSigned: Expression = 'connection.ramenSecretKey'

/** Whether the user switched Ramen off for this message: by its name, or with all destinations that are not named. */
export const isSwitchedOff: Expression = `toString(temp.integrations.Ramen) = 'false' || (toString(temp.integrations.All) = 'false' && !temp.integrations.Ramen)`

/** What a type of message keeps from Ramen, in words that follow the status. */
const ofType: Partial<Record<MessageType, Expression>> = {
  identify: `if(temp.userId, undefined, 'Ramen needs a User ID')`,
  screen: quoted('Ramen takes no Screen calls'),
  alias: quoted('Ramen takes no Alias calls'),
}

/** How the message gets to Ramen (`off`, `segment`, `direct` or `never`), why it does not, and the options that the user gives by hand. */
export const ramenRoute = (type: MessageType) => ({
  route: "{{ifempty(connection.ramen, 'off')}}",
  noRamen: iml(`if(${isSwitchedOff}, 'switched off', ${ofType[type] ?? 'undefined'})`),
  options: iml(`if(${isCollection('temp.integrations.Ramen')}, temp.integrations.Ramen, undefined)`),
})

const first: Expression = 'temp.traits.firstName'
const last: Expression = 'temp.traits.lastName'

/** What secure mode signs beside email and ID: the full name, else the email, and the time in seconds, the user's own if there is one. */
export const signed = {
  name: iml(
    `ifempty(${trimmed('temp.traits.name')}, if(${first} && ${last}, trim(${first}) + ' ' + trim(${last}), temp.traits.email))`,
  ),
  time: '{{ifempty(temp.integrations.Ramen.timestamp, timestamp)}}',
}

/** The signature of secure mode: SHA-256 over email, ID, name, time and secret, joined by colons. */
export const signature = {
  timestamp: '{{temp.signed.time}}',
  auth_hash: iml(
    `sha256(temp.traits.email + ':' + temp.userId + ':' + temp.signed.name + ':' + temp.signed.time + ':' + ${secretKey}, 'hex')`,
  ),
}

/** What Ramen is told in the integrations: the signature of an Identify in secure mode, and over it the user's own options. */
export const ramenValue = (type: MessageType): string =>
  type === 'identify'
    ? iml(`if(${isSigned}, ${joined('temp.signature', 'ifempty(temp.options, temp.none)')}, temp.options)`)
    : '{{temp.options}}'

/** What the message to Segment says of Ramen. On the direct route false, so that nothing arrives twice. */
export const ramenMark: string = iml(
  `if(temp.route = 'never' || temp.route = 'direct', false, if(temp.route = 'segment' && !temp.noRamen, ifempty(temp.ramen, true), temp.integrations.Ramen))`,
)

/** What the bundle says of Ramen, no more than was done; nothing where Ramen is not used. */
export const ramenReport: string = iml(
  `if(temp.route = 'off', undefined, if(temp.route = 'never', 'excluded', if(temp.noRamen, 'not marked or sent: ' + temp.noRamen, if(temp.route = 'direct', 'accepted by the direct endpoint', 'marked, but not certain to arrive'))))`,
)
