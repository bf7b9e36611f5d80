import type { Values } from './messages.ts'
import { library } from './run.ts'

const isEmpty = (value: unknown): boolean => value === '' || JSON.stringify(value) === '{}'

const withoutEmpty = (value: any): any =>
  typeof value !== 'object' || value === null || Array.isArray(value)
    ? value
    : Object.fromEntries(
        Object.entries(value).flatMap(([key, one]) => (isEmpty(one) ? [] : [[key, withoutEmpty(one)]])),
      )

const isoText = (text: string): string => (/^\d{4}-\d\d-\d\dT/.test(text) ? new Date(text).toISOString() : text)

/** A message as it arrives, of the message as it was meant and its type. */
export type Change = (message: Values, type: string) => Values

const dates: Change = ({ timestamp, ...message }) => ({
  ...message,
  ...(timestamp && { timestamp: isoText(timestamp) }),
})

/** What the dialogs of the single calls change. Everything else arrives as it was meant. */
export const ofDialogs: Record<string, Change> = {
  'the library is this app': (message) => ({ ...message, context: { ...message['context'], library } }),
  'empty texts and collections are left out': withoutEmpty,
  'dates are in UTC, to the millisecond': dates,
  'a currency is in capitals': ({ properties, ...message }) => ({
    ...message,
    ...(properties && {
      properties: { ...properties, ...(properties.currency && { currency: properties.currency.toUpperCase() }) },
    }),
  }),
  'the category of a page is a property too': ({ properties, ...message }, type) => ({
    ...message,
    ...(properties && {
      properties: { ...properties, ...(type === 'page' && message['category'] && { category: message['category'] }) },
    }),
  }),
  'integrations are always there': (message) => ({ integrations: {}, ...message }),
}

/** Returns the message after all of the changes. */
export const changed = (changes: Record<string, Change>, message: Values, type: string): Values =>
  Object.values(changes).reduce((result, change) => change(result, type), message)
