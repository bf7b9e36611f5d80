import { isCollection } from '../iml/index.ts'
import { type Collection, layOver, member } from '../runtime/collection.ts'
import { fieldsOfForm } from '../runtime/form/index.ts'
import type { AppDefinition, ConnectionDefinition } from '../runtime/index.ts'
import { isOAuth, oauthStages } from '../runtime/oauth/plan.ts'
import { moduleTypeOf } from '../runtime/sections.ts'
import { type Communication, type ResultKind, shapeAnswers } from './communication.ts'
import { exampleOf } from './example.ts'
import { formValues } from './form-values.ts'
import { Shape } from './shape.ts'

/** What an app is run with: everything that no component makes itself. */
export interface Surroundings {
  readonly definition: AppDefinition
  readonly base: Collection
  /** Made-up values of a connection. */
  readonly connection: Collection
  /** Constants, made up where the folder holds none. */
  readonly common: Collection
  /** What attaching a webhook is taken to have stored. */
  readonly webhook: Collection
  /** The communication of a component. `parameters` gathers what it asks of its form. */
  readonly communicationOf: (api: unknown, result: ResultKind, shapes: Variables) => Communication
}

/** What one communication reads beside its answers. */
export interface Variables {
  readonly parameters: Shape
  readonly payload?: Shape
  readonly samples?: unknown
  readonly interface?: unknown
  /** Whether it is that of a connection, which inherits nothing and calls its values by three names. */
  readonly ofConnection?: boolean
}

/** Dates by which something expires lie ahead. */
const ahead = '2100-01-01T00:00:00.000Z'

/** Unlike any other text, as what `log.sanitize` names is masked wherever it appears. */
const credential = 'credential'

/** The values of the form of a connection. */
export function credentialsOf(connection: ConnectionDefinition): Collection {
  const values = formValues(fieldsOfForm(connection.parameters), 'all')
  return Object.fromEntries(Object.entries(values).map(([name, one]) => [name, one === 'text' ? credential : one]))
}

/** Looks through a whole app for what it reads of its connection, its constants and its webhooks, and makes that up. */
export function surroundingsOf(definition: AppDefinition): Surroundings {
  const base = isCollection(definition.base) ? definition.base : {}
  const shared = new Map(['connection', 'common', 'data', 'webhook', 'scenario'].map((name) => [name, new Shape(true)]))
  const connection = shared.get('connection') ?? new Shape(true)
  const communicationOf: Surroundings['communicationOf'] = (api, result, variables) => {
    const { parameters, payload, ofConnection = false } = variables
    const roots = new Map([...shared, ['parameters', parameters]])
    if (payload !== undefined) roots.set('payload', payload)
    if (ofConnection) for (const name of ['parameters', 'data', 'connection']) roots.set(name, connection)
    return {
      api,
      base: ofConnection ? {} : base,
      result,
      example: exampleOf(variables.samples, variables.interface),
      roots,
    }
  }
  for (const one of allCommunications(definition, communicationOf)) shapeAnswers(one, false)
  const made = (name: string, sample: unknown): Collection => {
    const shape = shared.get(name)?.expect('collection') ?? new Shape(true)
    shape.illustrate(sample)
    const value = shape.value((key) => (/expir/i.test(key) ? ahead : credential))
    return isCollection(value) ? value : {}
  }
  const forms = Object.values(definition.connections ?? {}).map((one) => credentialsOf(one))
  const common = layOver(made('common', {}), definition.common ?? {})
  return {
    definition,
    base,
    connection: made('connection', Object.assign({}, ...forms)),
    common: isCollection(common) ? common : {},
    webhook: { ...made('webhook', {}), ...made('data', {}) },
    communicationOf,
  }
}

/** The requests of a connection, in the order in which they are made. */
export function requestsOf(connection: ConnectionDefinition): unknown[] {
  const { api } = connection
  if (!isOAuth(connection)) return Array.isArray(api) ? api : [api]
  return oauthStages.flatMap((stage) => member(api, stage) ?? [])
}

function allCommunications(app: AppDefinition, of: Surroundings['communicationOf']): Communication[] {
  const parameters = new Shape(true)
  return [
    ...Object.values(app.connections ?? {}).map((one) =>
      of(requestsOf(one), 'nothing', { parameters, ofConnection: true }),
    ),
    ...Object.values(app.modules ?? {}).map((one) =>
      of(one.api, resultOf(moduleTypeOf(one)), { parameters, payload: new Shape(true) }),
    ),
    ...Object.values(app.modules ?? {}).map((one) => of(one.epoch, 'many', { parameters })),
    ...Object.values(app.rpcs ?? {}).map((one) => of(one.api, 'any', { parameters })),
    ...Object.values(app.webhooks ?? {}).flatMap(({ attach, update, detach }) =>
      [attach, update, detach].map((one) => of(one, 'nothing', { parameters })),
    ),
  ]
}

/** What a module of a type makes of its answers. */
export function resultOf(type: string): ResultKind {
  if (type === 'responder') return 'nothing'
  return type === 'search' || type === 'trigger' ? 'many' : 'one'
}
