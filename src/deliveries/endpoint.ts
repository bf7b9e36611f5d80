import type { IncomingMessage } from 'node:http'
import { type App, type Delivery, type HookResponse, MakeError, type ModuleResult } from '../runtime/index.ts'
import { maxDeliveryBytes } from '../runtime/webhook/delivery.ts'
import { listen, type LoopbackServer } from '../sandbox/server.ts'

/** What an endpoint made of one delivery. */
export interface Reception {
  /** What the sender was answered. */
  readonly answer: HookResponse
  /** What the trigger gives the scenario. */
  readonly bundles: ModuleResult['bundles']
  /** Why the webhook or the trigger could not be carried out, if one could not. */
  readonly error?: MakeError
}

/** An instant trigger of an app and what its user filled in, or a function that gives the latest of it. */
export interface EndpointOptions {
  readonly app: App
  readonly module: string
  readonly parameters: Record<string, unknown> | (() => Record<string, unknown>)
  /** The scenario is switched off: Make was seen to answer each delivery with 410 and to take nothing. */
  readonly isOff?: boolean
  /** Called after each delivery, before it is answered. */
  readonly onReception?: (reception: Reception, delivery: Delivery) => void
}

/**
 * Serves the webhook of an instant trigger on a free port of 127.0.0.1, whatever the path, as Make's gateway does:
 * the answer is the webhook's, and each item becomes a bundle of the trigger. Refusals of the gateway itself are JSON
 * here; what Make writes is not documented.
 *
 * @throws Error when the module waits for no webhook.
 */
export async function startEndpoint(options: EndpointOptions): Promise<LoopbackServer> {
  const { app, module, onReception } = options
  const modules = app.definition.modules ?? {}
  const webhook = Object.hasOwn(modules, module) ? modules[module]?.webhook : undefined
  if (typeof webhook !== 'string') throw new Error(`The module "${module}" waits for no webhook.`)
  return listen(async (request, { incoming }) => {
    const rawBody = await readBody(incoming)
    const url = new URL(request.url)
    const delivery: Delivery = {
      method: request.method,
      headers: incoming.headers,
      query: Object.fromEntries(url.searchParams),
      rawBody: rawBody ?? '',
    }
    const reception =
      rawBody === undefined ? tooLarge : options.isOff === true ? nobody : await receive(options, webhook, delivery)
    onReception?.(reception, delivery)
    const { status, headers, body } = reception.answer
    return new Response(body === '' ? null : body, { status, headers: headers as Record<string, string> })
  })
}

async function receive(
  { app, module, parameters }: EndpointOptions,
  webhook: string,
  delivery: Delivery,
): Promise<Reception> {
  let answer: HookResponse | undefined
  try {
    const given = typeof parameters === 'function' ? parameters() : parameters
    const { respond, bundles: items } = await app.receive(webhook, delivery, { parameters: given })
    answer = respond
    const runs = await Promise.all(items.map((payload) => app.runModule(module, { payload })))
    return { answer, bundles: runs.flatMap(({ bundles }) => bundles) }
  } catch (error) {
    if (!(error instanceof MakeError)) throw error
    // Make has answered when the trigger runs, so that its failure is none of the sender's business.
    return { answer: answer ?? refusal(error.statusCode ?? 500, error.message), bundles: [], error }
  }
}

function refusal(status: number, message: string): HookResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ message }) }
}

const tooLarge: Reception = {
  answer: refusal(413, `The body is larger than ${maxDeliveryBytes} bytes, which is what Make accepts.`),
  bundles: [],
}

const nobody: Reception = {
  answer: {
    status: 410,
    headers: { 'content-type': 'text/plain' },
    body: 'There is no scenario listening for this webhook.',
  },
  bundles: [],
}

/**
 * The bytes of the body; undefined when there are too many. They are read to the end even so, that the sender sees
 * the answer.
 */
async function readBody(incoming: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.byteLength
    if (size > maxDeliveryBytes) chunks.length = 0
    else chunks.push(chunk)
  }
  return size > maxDeliveryBytes ? undefined : Buffer.concat(chunks)
}
