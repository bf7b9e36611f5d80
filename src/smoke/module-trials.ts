import { type Collection, layOver } from '../runtime/collection.ts'
import { fieldsOfForm } from '../runtime/form/index.ts'
import { nestedOf } from '../runtime/form/nested.ts'
import type { App, FieldSpec, ModuleDefinition } from '../runtime/index.ts'
import { moduleTypeOf } from '../runtime/sections.ts'
import { type Communication, shapeAnswers } from './communication.ts'
import { shapeDelivery } from './delivery.ts'
import { exampleOf } from './example.ts'
import { type Fill, formValues } from './form-values.ts'
import { Shape } from './shape.ts'
import { resultOf, type Surroundings } from './surroundings.ts'
import { counted, isWritten, kindsOf, type Trial } from './trial.ts'

const titles: Readonly<Record<Fill, string>> = {
  required: 'required fields',
  all: 'all fields',
  other: 'other options',
}

/** What the runs of one module have in common. */
interface Subject {
  readonly name: string
  readonly module: ModuleDefinition
  readonly type: string
  readonly fields: readonly FieldSpec[]
  readonly around: Surroundings
  /** What the module asks of its form and of the item of its webhook. */
  readonly parameters: Shape
  readonly payload: Shape
}

/**
 * Runs of a module: with its required fields, with all, and with other options where there are any. A polling trigger also runs
 * again with what the first run stored, and shows the panel of its epoch; an instant trigger gets a delivery.
 */
export function moduleTrials(name: string, around: Surroundings): Trial[] {
  const module = around.definition.modules?.[name] ?? {}
  const fields = fieldsOfForm(module.parameters, module.expect)
  const [parameters, payload] = [new Shape(true), new Shape(true)]
  const subject = { name, module, type: moduleTypeOf(module), fields, around, parameters, payload }
  shapeAnswers(communicationOf(subject, parameters), false)
  const trials = fillsOf(fields).map((fill) => {
    const values = formValues(fields, fill, kindsOf(parameters))
    return trialOf(subject, fields.length === 0 ? '' : titles[fill], runOf(subject, values), values)
  })
  return subject.type === 'trigger' ? [...trials, ...pollingTrials(subject)] : trials
}

function fillsOf(fields: readonly FieldSpec[]): Fill[] {
  if (fields.length === 0) return ['all']
  return fields.some(isChoice) ? ['required', 'all', 'other'] : ['required', 'all']
}

/** Whether a field can be filled in differently, and so show other fields. */
function isChoice(spec: FieldSpec): boolean {
  if (typeof spec === 'string') return false
  return spec.type === 'select' || spec.type === 'boolean' || nestedOf(spec).length > 0
}

function runOf({ name, module, type, around, payload }: Subject, parameters: Collection): Trial['run'] {
  const input = { parameters, connection: around.connection }
  if (type !== 'instant_trigger') return async (app) => outcomeOf(await app.runModule(name, input))
  return async (app) => {
    const { items, note } = await delivered(app, module, around, payload)
    let bundles = 0
    for (const item of items) {
      // oxlint-disable-next-line no-await-in-loop -- one item after the other, as in Make
      bundles += (await app.runModule(name, { ...input, payload: item, webhook: around.webhook })).bundles.length
    }
    return `${counted(bundles, 'bundle')}${note}`
  }
}

function pollingTrials(subject: Subject): Trial[] {
  const { name, module, fields, around, parameters } = subject
  const values = formValues(fields, 'all', kindsOf(parameters))
  const input = { parameters: values, connection: around.connection }
  const again = async (app: App): Promise<string> => {
    const { state } = await app.runModule(name, input)
    return outcomeOf(await app.runModule(name, { ...input, state }))
  }
  const trials = [trialOf(subject, 'with the state of a run before', again, values)]
  if (!isWritten(module.epoch)) return trials
  const steps: readonly unknown[] = Array.isArray(module.api) ? module.api : [module.api]
  const api = [...steps.slice(0, -1), layOver(steps.at(-1), module.epoch)]
  const start = async (app: App): Promise<string> => counted((await app.epoch(name, input)).choices.length, 'choice')
  return [...trials, trialOf(subject, 'where to start', start, values, api)]
}

function trialOf(subject: Subject, title: string, run: Trial['run'], values: Collection, api?: unknown): Trial {
  const communications = [communicationOf(subject, shapeOf(values), api)]
  return { kind: 'module', name: subject.name, title, communications, run }
}

function communicationOf(
  { module, type, around, payload }: Subject,
  parameters: Shape,
  api: unknown = type === 'responder' ? undefined : module.api,
): Communication {
  const { samples, interface: declared } = module
  return around.communicationOf(api, resultOf(type), { parameters, payload, samples, interface: declared })
}

/** What a form holds, as far as an answer may be named after it. */
function shapeOf(values: Collection): Shape {
  const shape = new Shape(true)
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === 'string') shape.member(name).facts.literal = { value }
  }
  return shape
}

/** What comes of a delivery to the webhook of an instant trigger; when nothing comes through, an item is made up. */
async function delivered(
  app: App,
  module: ModuleDefinition,
  around: Surroundings,
  payload: Shape,
): Promise<{ readonly items: readonly unknown[]; readonly note: string }> {
  const example = exampleOf(module.samples, module.interface)
  const name = module.webhook ?? ''
  const webhook = around.definition.webhooks?.[name]
  if (webhook !== undefined) {
    const parameters = formValues(fieldsOfForm(webhook.parameters), 'all')
    const input = { parameters, data: around.webhook, exposeRawBody: true }
    const { bundles } = await app.receive(name, shapeDelivery(webhook, example), input)
    if (bundles.length > 0) return { items: bundles, note: ', of a delivery' }
  }
  const item = payload.expect('collection').illustrate(example.bundle).value(example.of)
  return { items: [item], note: ', of an item that was made up' }
}

function outcomeOf({ bundles, respond }: Awaited<ReturnType<App['runModule']>>): string {
  return respond === undefined ? counted(bundles.length, 'bundle') : `answers ${respond.status}`
}
