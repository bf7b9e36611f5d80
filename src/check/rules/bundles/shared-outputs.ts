import type { CheckedApp } from '../../model/app.ts'
import type { Component } from '../../model/component.ts'
import type { JsonNode } from '../../model/json-node.ts'
import { formOf, type Form, type Parameter } from '../../model/parameters.ts'

/** What a module gives: the values of `output`, of each request of its chain that has one. */
export interface Outputs {
  readonly nodes: readonly JsonNode[]
  /** Whether something else may come out as well: a wrapper, or the default of a condition. */
  readonly hasOthers: boolean
}

/** The outputs of a module; those of its webhook, for an instant trigger that leaves the item as it is. */
export function outputsOf(app: CheckedApp, module: Component): Outputs {
  const own = app.requestsOf(module, 'api')
  const given = own.some((request) => request.sends || request.directive('response') !== undefined)
  const webhook = module.type === 'instant_trigger' && !given ? app.find('webhook', module.said('webhook')) : undefined
  const requests = webhook === undefined ? own : app.requestsOf(webhook, 'api')
  const nodes = requests.flatMap((request) => {
    const node = request.directive(...(webhook === undefined ? ['response', 'output'] : ['output']))
    return node === undefined ? [] : [node]
  })
  const hasOthers =
    requests.some((request) => request.directive('response', 'wrapper') !== undefined) ||
    requests.some((request) => request.directive('condition', 'default') !== undefined) ||
    requests.at(-1)?.directive(...(webhook === undefined ? ['response', 'output'] : ['output'])) === undefined
  return { nodes, hasOthers }
}

/** Whether a module says that it gives nothing. */
export function givesNothing(app: CheckedApp, module: Component): boolean {
  const output = outputsOf(app, module).nodes.at(-1)
  return (
    output?.type === 'null' || output?.value === false || /^\{\{\s*(?:undefined|null)\s*\}\}$/.test(output?.text ?? '')
  )
}

/** The fields of an interface on one level, by name. */
export class Level {
  readonly fields: ReadonlyMap<string, Parameter>
  /** Whether an RPC adds fields here that are not known, or nothing at all is said. */
  readonly isOpen: boolean
  readonly #form: Form
  readonly #container: Parameter | undefined

  constructor(form: Form, container?: Parameter) {
    const own = form.parameters.filter((parameter) => parameter.container === container)
    this.fields = new Map(
      own.flatMap((parameter) => (parameter.name === undefined ? [] : [[parameter.name, parameter]])),
    )
    this.isOpen = this.fields.size === 0 || form.remoteFields.some((remote) => remote.container === container)
    this.#form = form
    this.#container = container
  }

  /** The fields inside one of them. */
  below(field: Parameter): Level {
    return new Level(this.#form, field)
  }

  /** The field that stands for each item of a plain list. */
  get item(): Parameter | undefined {
    return this.#form.parameters.find(({ container, name }) => container === this.#container && name === undefined)
  }
}

/** The fields of the interface of a component. */
export const interfaceOf = (component: Component): Level => new Level(formOf(component.section('interface')))
