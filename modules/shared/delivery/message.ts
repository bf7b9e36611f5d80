import packageFile from '../../../package.json' with { type: 'json' }
import { iml, trimmed } from '../../../src/authoring/expression.ts'
import { writeKey } from '../write-key.ts'

/** The calls that send one message. https://www.twilio.com/docs/segment/connections/spec */
export type MessageType = 'identify' | 'track' | 'page' | 'screen' | 'group' | 'alias'

/** Returns a template for an ID without blanks around it; a blank one is absent. */
export const id = (parameter: string): string => iml(`ifempty(${trimmed(`parameters.${parameter}`)}, undefined)`)

/** How this app names itself in the context, as Segment's libraries do. */
export const library = { name: packageFile.name, version: packageFile.version }

/** The header that tells the source. It stands in each request that needs it, so that the key is nowhere else. */
export const authorization: string = iml(`'Basic ' + base64(${writeKey} + ':')`)
