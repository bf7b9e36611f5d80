import { toText } from '../../iml/index.ts'
import { isCollection, member } from '../collection.ts'
import { InvalidConfigurationError, UnsupportedError } from '../errors.ts'
import type { Scope } from '../scope.ts'
import { compileOptional, compileTemplate, evaluateOptional, type Template } from '../template.ts'

/** `response.trigger` of a polling trigger, compiled. */
export interface TriggerPlan {
  readonly place: string
  readonly type: Template | undefined
  readonly order: Template | undefined
  readonly id: Template
  readonly date: Template | undefined
}

/** By what records are told apart and sorted, and in which order the service gives them. */
export interface TriggerRules {
  readonly type: 'date' | 'id'
  readonly order: 'asc' | 'desc' | 'unordered'
}

const known = new Set(['type', 'order', 'id', 'date'])

/**
 * Reads `response.trigger` of the last request of a polling trigger.
 * https://developers.make.com/custom-apps-documentation/app-components/modules/trigger
 *
 * @throws InvalidConfigurationError when it is missing or has no id, UnsupportedError for a directive that it does not have.
 */
export function compileDirective(trigger: unknown, place: string): TriggerPlan {
  if (!isCollection(trigger)) {
    throw new InvalidConfigurationError(`${place}: the last request of a polling trigger needs type, order and id.`)
  }
  const unknown = Object.keys(trigger).find((name) => !known.has(name))
  if (unknown !== undefined) throw new UnsupportedError(`trigger.${unknown}`, `${place}.${unknown}`)
  const id = member(trigger, 'id')
  if (id === undefined || id === null) {
    throw new InvalidConfigurationError(`${place}.id: say what the id of an item is, such as {{item.id}}.`)
  }
  const optional = (name: string): Template | undefined => compileOptional(member(trigger, name), `${place}.${name}`)
  return {
    place,
    type: optional('type'),
    order: optional('order'),
    id: compileTemplate(id, `${place}.id`),
    date: optional('date'),
  }
}

/**
 * The type and order of a trigger. Without an order the records count as unordered, which reads more than another order would
 * and loses nothing.
 *
 * @throws InvalidConfigurationError for another type or order, and for type date without a date.
 */
export function rulesIn(plan: TriggerPlan, scope: Scope): TriggerRules {
  const type = toText(evaluateOptional(plan.type, scope) ?? '')
  if (type !== 'date' && type !== 'id') {
    throw new InvalidConfigurationError(`${plan.place}.type: expected date or id, but found '${type.slice(0, 20)}'.`)
  }
  if (type === 'date' && plan.date === undefined) {
    throw new InvalidConfigurationError(`${plan.place}.date: a trigger of type date needs the date of an item.`)
  }
  const order = toText(evaluateOptional(plan.order, scope) ?? '')
  if (order === 'asc' || order === 'desc' || order === 'unordered') return { type, order }
  if (order !== '') {
    const found = `'${order.slice(0, 20)}'`
    throw new InvalidConfigurationError(`${plan.place}.order: expected asc, desc or unordered, but found ${found}.`)
  }
  scope.log.warn(`${plan.place}.order`, 'Make requires an order. Without one all pages are read, as if unordered.')
  return { type, order: 'unordered' }
}
