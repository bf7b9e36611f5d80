import { generate, readSources, writeToFolder } from '../src/authoring/generate/index.ts'
import {
  describeBatch,
  describeDeliveries,
  describeExample,
  describeTotals,
  type Outcome,
  readExamples,
  runBatch,
  runDeliveries,
  runExample,
  routes,
} from '../src/journey/index.ts'
import { loadApp } from '../src/runtime/index.ts'
import { sandboxDefaults, startSandbox } from '../src/sandbox/index.ts'
import { runCommand, UsageError } from './command.ts'

const help = `Builds the app, starts Segment and Ramen on this machine, and runs the messages of examples/messages through the
generated modules, once for each way to Ramen. Then sends a batch of events, and delivers events to the trigger. Exits with 1 when
anything differs from what the examples say.

Usage: npm start [-- --examples <folder>]

  --examples <folder>  these messages alone, without batch and trigger; examples/messages when left out
  --help               show this text`

async function build(): Promise<void> {
  const app = generate(await readSources(process.cwd()))
  const { missing, changed, stale } = await writeToFolder(app, 'app')
  const touched = missing.length + changed.length + stale.length
  console.log(
    `app/       ${app.size} files generated, ${touched === 0 ? 'none of them new' : `${touched} of them changed`}`,
  )
}

async function run(chosen: string | undefined): Promise<number> {
  const folder = chosen ?? 'examples/messages'
  const examples = await readExamples(folder).catch((error: Error) => {
    throw new UsageError(`Cannot read the examples in ${folder}: ${error.message}`)
  })
  await build()
  const { ramen } = sandboxDefaults
  const sandbox = await startSandbox({ ramen: { secureMode: true } })
  try {
    const app = loadApp('app', { fetch: sandbox.fetch })
    const connect = async (settings: Record<string, unknown>) => {
      const parameters = { region: 'us', writeKey: sandboxDefaults.sources[0].writeKey, ...settings }
      return (await app.verifyConnection('segment', { parameters })).data
    }
    const connections = {
      segment: await connect({ ramen: 'segment', ramenSecretKey: ramen.secretKey }),
      direct: await connect({
        ramen: 'direct',
        ramenEndpoint: sandbox.ramenEndpoint,
        ramenApiKey: ramen.apiKey,
        ramenOrganizationId: ramen.organizationId,
        ramenSecretKey: ramen.secretKey,
      }),
    }
    console.log(`Segment    played at ${sandbox.segmentUrl}, the write key verified without sending an event`)
    console.log(`Ramen      played at ${sandbox.ramenUrl}, in secure mode\n`)

    const all: Outcome[] = []
    for (const [index, example] of examples.entries()) {
      const outcomes: Outcome[] = []
      for (const route of routes) {
        // Runs share the sandbox, so they go one after the other.
        // oxlint-disable-next-line no-await-in-loop
        outcomes.push(await runExample(example, route, { app, sandbox, connection: connections[route] }))
      }
      console.log(describeExample(index + 1, example, outcomes).join('\n'))
      all.push(...outcomes)
    }
    const others = []
    if (chosen === undefined) {
      const batch = await runBatch(app, sandbox, connections.segment)
      console.log(describeBatch(examples.length + 1, batch).join('\n'))
      const deliveries = await runDeliveries(app)
      console.log(describeDeliveries(examples.length + 2, deliveries).join('\n'))
      others.push(batch, ...deliveries)
    }
    console.log(describeTotals(examples, all, others))
    return [...all, ...others].some(({ mismatches }) => mismatches.length > 0) ? 1 : 0
  } finally {
    await sandbox.stop()
  }
}

const options = { examples: { type: 'string' } } as const

await runCommand(help, options, ({ values }) => run(values.examples))
