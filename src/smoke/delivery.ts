import { isCollection } from '../iml/index.ts'
import { member } from '../runtime/collection.ts'
import type { Delivery, WebhookDefinition } from '../runtime/index.ts'
import type { Example } from './example.ts'
import { Reader } from './reader.ts'
import { satisfy } from './satisfy.ts'
import { Shape } from './shape.ts'

/** Makes up a delivery that a webhook takes for data: no handshake, and with items where it iterates. */
export function shapeDelivery(webhook: WebhookDefinition, example: Example): Delivery {
  const { api } = webhook
  const [body, query, headers] = [new Shape().expect('collection'), new Shape(), new Shape()]
  const given = new Shape(true)
  const reader = new Reader(new Map(Object.entries({ body, query, headers, parameters: given, data: given })))
  const verification = conditionOf(member(api, 'verification'))
  satisfy(conditionOf(verification) ?? verification, false, reader)
  const condition = member(api, 'condition')
  satisfy(conditionOf(condition) ?? condition, true, reader)
  const iterate = member(api, 'iterate') ?? undefined
  const source = isCollection(iterate) ? member(iterate, 'container') : iterate
  const container = source === undefined ? undefined : reader.read(source, 'array')
  if (container !== undefined) container.facts.count = 2
  const inner = container === undefined ? reader : reader.with({ item: container.item })
  satisfy(conditionOf(iterate), true, inner)
  const output = member(api, 'output')
  const whole = output === undefined ? (container?.item ?? body) : inner.read(output)
  whole?.expect('collection').illustrate(example.bundle)
  inner.read(member(api, 'uid'))
  const value = (shape: Shape): Record<string, unknown> => {
    const made = shape.expect('collection').value(example.of)
    return isCollection(made) ? made : {}
  }
  const texts = Object.entries(value(headers)).map(([name, one]) => [name, String(one)])
  return {
    headers: { 'content-type': 'application/json', ...Object.fromEntries(texts) },
    query: value(query),
    rawBody: JSON.stringify(body.value(example.of)),
  }
}

function conditionOf(section: unknown): unknown {
  return member(section, 'condition')
}
