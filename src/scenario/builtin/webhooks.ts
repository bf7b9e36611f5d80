import { toNumber, toText } from '../../iml/index.ts'
import { type Collection, isCollection, member, setMember } from '../../runtime/collection.ts'
import { DataError } from '../../runtime/index.ts'
import type { BuiltIn } from './index.ts'

/** Custom webhook: the body of the request is the bundle; one that is no object is its `value`. https://help.make.com/webhooks */
export const customWebhook: BuiltIn = {
  label: 'Custom webhook',
  compile: () => ({
    kind: 'source',
    takes: 'payload',
    start: ({ payload }) => ({ bundles: [isCollection(payload) ? payload : { value: payload }] }),
  }),
}

/** Webhook response: what the sender is answered instead of 200 `Accepted`. https://help.make.com/webhooks */
export const webhookResponse: BuiltIn = {
  label: 'Webhook response',
  compile: () => ({
    kind: 'action',
    act: (fields, _parameters, run) => {
      run.answer({
        status: statusIn(fields),
        headers: headersIn(fields),
        body: toText(member(fields, 'body')),
      })
      return { bundles: [{}] }
    },
  }),
}

function statusIn(fields: Collection): number {
  const given = member(fields, 'status') ?? 200
  const status = /^\d{3}$/.test(toText(given)) ? toNumber(given) : 0
  if (status < 100) throw new DataError(`Status must be a number from 100 to 999, not ${toText(given)}.`)
  return status
}

function headersIn(fields: Collection): Record<string, string> {
  const headers: Record<string, string> = {}
  const list = member(fields, 'headers')
  for (const header of Array.isArray(list) ? list : []) {
    const name = toText(member(header, 'key')).toLowerCase()
    if (name !== '') setMember(headers, name, toText(member(header, 'value')))
  }
  return headers
}
