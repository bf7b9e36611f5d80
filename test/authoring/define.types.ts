import { defineConnection, defineModule, defineWebhook } from '../../src/authoring/define.ts'
import { action } from './sources.ts'

/** Compiled by `tsc`, never run: each line must be an error for the reason that stands beside it. */
const fields = { name: 'orders', label: 'Orders', description: 'Orders.', interface: [], samples: {} }
const crud = 'read' as const

defineModule({ ...fields, type: 'action', crud, mappableParameters: [], communication: { url: '/' } })

defineModule({
  ...fields,
  type: 'action',
  crud,
  mappableParameters: [],
  communication: {},
  // @ts-expect-error only a polling trigger has an epoch
  epoch: {},
})

// @ts-expect-error an instant trigger needs a webhook
defineModule({ ...fields, type: 'instant_trigger', staticParameters: [] })

// @ts-expect-error an action must say what it does, because Make offers to erase fields by it
defineModule({ ...fields, type: 'action', mappableParameters: [], communication: {} })

defineModule({
  ...fields,
  type: 'action',
  crud,
  mappableParameters: [],
  // @ts-expect-error an unknown directive
  communication: { url: '/', methode: 'GET' },
})

defineModule({
  ...fields,
  type: 'action',
  crud,
  // @ts-expect-error an unknown type of field
  mappableParameters: [{ name: 'id', type: 'string', label: 'ID' }],
  communication: {},
})

defineModule({
  ...fields,
  type: 'action',
  crud,
  // @ts-expect-error a select without options
  mappableParameters: [{ name: 'id', type: 'select', label: 'ID' }],
  communication: {},
})

defineModule({
  ...fields,
  type: 'action',
  crud,
  mappableParameters: [],
  // @ts-expect-error only searches and RPCs page through results
  communication: { url: '/', pagination: { qs: { page: '2' } } },
})

defineModule({
  ...fields,
  type: 'universal',
  // @ts-expect-error only an action creates, reads, updates or deletes
  crud,
  mappableParameters: [],
  communication: { url: '/' },
})

// @ts-expect-error a polling trigger must say how items are ordered
defineModule({
  ...fields,
  type: 'trigger',
  staticParameters: [],
  communication: { url: '/', response: { iterate: '{{body}}' } },
})

defineConnection({
  name: 'shop',
  type: 'basic',
  label: 'Shop',
  parameters: [],
  // @ts-expect-error a connection says what to hide in the log
  communication: { url: 'https://shop.test', response: {} },
})

defineWebhook({
  name: 'orders',
  // @ts-expect-error an unknown type of webhook
  type: 'shared',
  label: 'Orders',
  parameters: [],
  communication: { output: '{{body}}' },
})

// @ts-expect-error an error type that Make does not know
action('getOrder', { communication: { response: { error: { message: 'No', type: 'AuthError' } } } })

// @ts-expect-error a path of the log that is neither request nor response
action('getOrder', { communication: { log: { sanitize: ['headers.authorization'] } } })
