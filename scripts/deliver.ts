import {
  chanceOf,
  type Credential,
  deliveryRequest,
  type DeliveryRequest,
  loopbackUrl,
  messageTypes,
  NoAnswerError,
  NotLoopbackError,
  type Reception,
  send,
  startEndpoint,
  testMessage,
} from '../src/deliveries/index.ts'
import { snakeCaseKeys } from '../src/ramen/index.ts'
import { runCommand, UsageError } from './command.ts'
import { loadFolder } from './load-folder.ts'
import { parseTimezone, timezoneOption } from './time-zone.ts'

const help = `Makes test messages as Segment sends them out, and delivers them to the trigger of the generated app.

Usage: npm run deliver -- --type <type> [options]

  --type <type>      ${messageTypes.join(', ')}
  --count <n>        so many messages, up to 1000; 1 when left out
  --batch            all of them in one delivery, as a list
  --snake            names in snake_case, as the first Direct Integrations got them
  --key <key>        the API key, sent with Basic authentication; "segment" when left out
  --secret <s>       the shared secret of a Webhooks destination, instead of a key: sends X-Signature
  --to <address>     an endpoint on this machine, such as http://127.0.0.1:3000/segment, instead of the trigger
  --seed <n>         the same number gives the same messages, but for their times
  --timezone <name>  the scenario's time zone, such as Europe/Prague; UTC when left out
  --off              the scenario is switched off
  --print            print the messages as JSON and deliver nothing
  --help             show this text

Prints each message, the answer, and the bundles that a scenario would start with.
Exits with 0 when every answer is 2xx, 1 when one is not or there is none, 2 for a wrong call.`

const options = {
  type: { type: 'string' },
  count: { type: 'string', default: '1' },
  batch: { type: 'boolean', default: false },
  snake: { type: 'boolean', default: false },
  key: { type: 'string' },
  secret: { type: 'string' },
  to: { type: 'string' },
  seed: { type: 'string' },
  ...timezoneOption,
  off: { type: 'boolean', default: false },
  print: { type: 'boolean', default: false },
} as const

await runCommand(help, options, async ({ values, positionals }) => {
  if (positionals.length > 0) throw new UsageError(`"${positionals[0]}" is too much. --help shows what there is.`)
  const type = messageTypes.find((known) => known === values.type)
  if (!type)
    throw new UsageError(`Name a type: npm run deliver -- --type identify. There is: ${messageTypes.join(', ')}.`)
  const count = wholeNumber('--count', values.count, 1, 1000)
  const seed = values.seed === undefined ? Date.now() : wholeNumber('--seed', values.seed, 0, 2 ** 32 - 1)
  const timezone = parseTimezone(values.timezone)
  const credential = credentialOf(values.key, values.secret)
  const url = values.to === undefined ? undefined : addressOf(values.to)

  const chance = chanceOf(seed)
  const messages = Array.from({ length: count }, () => testMessage(type, chance, new Date()))
  const spelled = values.snake ? (snakeCaseKeys(messages) as object[]) : messages
  const contents = values.batch ? [spelled] : spelled
  if (values.print) {
    for (const content of contents) console.log(JSON.stringify(content, null, 2))
    return 0
  }
  const requests = contents.map((content) => ({ content, request: deliveryRequest(content, credential) }))
  return url ? deliver(requests, url) : deliverToTrigger(requests, credential, timezone, values.off)
})

interface Prepared {
  readonly content: object
  readonly request: DeliveryRequest
}

async function deliverToTrigger(
  prepared: readonly Prepared[],
  credential: Credential,
  timezone: string,
  isOff: boolean,
): Promise<number> {
  const parameters =
    'key' in credential
      ? { authentication: 'apiKey', apiKey: credential.key }
      : { authentication: 'sharedSecret', sharedSecret: credential.secret }
  const receptions: Reception[] = []
  const onReception = (reception: Reception) => receptions.push(reception)
  const endpoint = await startEndpoint({
    app: loadFolder('app', { timezone }),
    module: 'watchEvents',
    parameters,
    isOff,
    onReception,
  })
  try {
    return await deliver(prepared, new URL(endpoint.url), () => {
      for (const { bundles } of receptions.splice(0)) {
        for (const bundle of bundles) console.log(`\nbundle   ${JSON.stringify(bundle, null, 2)}`)
      }
    })
  } finally {
    await endpoint.close()
  }
}

/** Sends one delivery after the other, prints each with its answer, and gives the exit code. */
async function deliver(prepared: readonly Prepared[], url: URL, afterEach = () => {}): Promise<number> {
  let code = 0
  for (const { content, request } of prepared) {
    console.log(`\ndelivery POST ${url.origin}${url.pathname} (${request.headers['Content-Length']} bytes)`)
    console.log(JSON.stringify(content, null, 2))
    try {
      // oxlint-disable-next-line no-await-in-loop -- Segment, too, waits for the answer
      const { status, body } = await send(url, request)
      console.log(`answer   ${status} ${body}`)
      if (status < 200 || status > 299) code = 1
    } catch (error) {
      if (!(error instanceof NoAnswerError)) throw error
      console.error(error.message)
      return 1
    }
    afterEach()
  }
  return code
}

function credentialOf(key: string | undefined, secret: string | undefined): Credential {
  if (key !== undefined && secret !== undefined) throw new UsageError('Give --key or --secret, not both.')
  if (key === '' || secret === '') throw new UsageError('--key and --secret must not be empty.')
  return secret === undefined ? { key: key ?? 'segment' } : { secret }
}

function wholeNumber(option: string, text: string, least: number, most: number): number {
  const number = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN
  if (number >= least && number <= most) return number
  throw new UsageError(`${option} must be a whole number from ${least} to ${most}.`)
}

function addressOf(address: string): URL {
  try {
    return loopbackUrl(address)
  } catch (error) {
    if (error instanceof NotLoopbackError) throw new UsageError(error.message)
    throw error
  }
}
