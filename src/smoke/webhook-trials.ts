import { fieldsOfForm } from '../runtime/form/index.ts'
import { shapeAnswers } from './communication.ts'
import { formValues } from './form-values.ts'
import { Shape } from './shape.ts'
import type { Surroundings } from './surroundings.ts'
import { isWritten, kindsOf, type Trial } from './trial.ts'

/** Attaching, updating and detaching a webhook, as far as it does. */
export function webhookTrials(name: string, around: Surroundings): Trial[] {
  const webhook = around.definition.webhooks?.[name] ?? {}
  const { connection } = around
  const events = (['attach', 'update', 'detach'] as const).filter((event) => isWritten(webhook[event]))
  return events.map((event): Trial => {
    const parameters = new Shape(true)
    const communication = around.communicationOf(webhook[event], 'nothing', { parameters })
    shapeAnswers(communication, false)
    const values = formValues(fieldsOfForm(webhook.parameters), 'all', kindsOf(parameters))
    const input = { parameters: values, connection, id: '1', url: 'https://hook.example/text', data: around.webhook }
    return {
      kind: 'webhook',
      name,
      title: event,
      communications: [communication],
      run: async (app) => {
        await app[event](name, input)
        return 'done'
      },
    }
  })
}
