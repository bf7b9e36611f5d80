import type { FieldSpec, ParameterSpec } from '../sections.ts'
import { fieldsOf, nestedOf } from './nested.ts'
import { isTreated } from './text-treatment.ts'
import { isKnownType } from './types.ts'

/** A field with what is known of it without a value, in one shape for all fields: each run looks at each of them. */
export interface FieldPlan {
  readonly spec: ParameterSpec
  /** No expression has a say in it. */
  readonly alwaysVisible: boolean
  /** Nothing comes of it when it is left empty, neither a value nor an error. An empty collection is a value. */
  readonly leavesNothing: boolean
  /** Some value of it shows fields below it. */
  readonly showsMore: boolean
}

/** Definitions do not change while an app runs, so each field and each list of them is looked through once. */
const plans = new WeakMap<ParameterSpec, FieldPlan>()
const plansOfLists = new WeakMap<readonly FieldSpec[], readonly (FieldPlan | string)[]>()

/** The plans of a list of fields; the address of an RPC, which adds some, stays as it is. */
export function plansOf(fields: unknown): readonly (FieldPlan | string)[] {
  const list = fieldsOf(fields)
  let planned = plansOfLists.get(list)
  if (planned === undefined) {
    planned = list.map(planOf)
    plansOfLists.set(list, planned)
  }
  return planned
}

/** The plan of one field. */
export function planOf(field: FieldSpec): FieldPlan | string {
  if (typeof field === 'string') return field
  let plan = plans.get(field)
  if (plan === undefined) {
    const { name, type, visible = true, required } = field
    plan = {
      spec: field,
      alwaysVisible: visible === true,
      leavesNothing:
        required !== true &&
        type !== 'collection' &&
        isKnownType(type) &&
        (name === undefined || typeof name === 'string') &&
        !isTreated(field),
      showsMore: nestedOf(field).length > 0,
    }
    plans.set(field, plan)
  }
  return plan
}
