import { isCollection, member } from '../runtime/collection.ts'
import type { Condition, FlowFilter } from './blueprint.ts'
import { operators } from './operators.ts'
import type { Problems } from './problems.ts'
import { shown } from './shown.ts'

/**
 * Reads the filter in front of a module: `{ name, conditions: [[{ a, o, b }]] }`, in which the outer list is joined by OR and
 * an inner one by AND. https://help.make.com/filtering
 */
export function readFilter(value: unknown, place: string, problems: Problems): FlowFilter | undefined {
  if (value === undefined || value === null) return undefined
  if (!isCollection(value)) {
    problems.invalid(place, `Expected a filter, not ${shown(value)}.`)
    return undefined
  }
  const name = member(value, 'name')
  const conditions = member(value, 'conditions') ?? []
  return {
    name: typeof name === 'string' ? name : '',
    groups: lists(conditions, `${place}.conditions`, problems).map((group, index) => {
      const at = `${place}.conditions[${index}]`
      return lists(group, at, problems).map((one, position) => readCondition(one, `${at}[${position}]`, problems))
    }),
    fallback: member(value, 'fallback') === true,
  }
}

function lists(value: unknown, place: string, problems: Problems): readonly unknown[] {
  if (Array.isArray(value)) return value
  problems.invalid(place, `Expected a list of groups, each a list of conditions, not ${shown(value)}.`)
  return []
}

function readCondition(value: unknown, place: string, problems: Problems): Condition {
  const operator = member(value, 'o')
  if (typeof operator !== 'string' || !operators.has(operator)) {
    problems.invalid(`${place}.o`, `${shown(operator)} is no operator of a filter, such as text:equal or exist.`)
  }
  return { place, a: member(value, 'a'), operator: String(operator), b: member(value, 'b') }
}
