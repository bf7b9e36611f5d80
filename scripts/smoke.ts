import { styleText } from 'node:util'
import { loadApp, LoadError } from '../src/runtime/index.ts'
import { concealer, smoke, type SmokeResult, summaryOf } from '../src/smoke/index.ts'
import { runCommand, UsageError } from './command.ts'

const help = `Runs every component of a Make app against a server on this machine that plays all services.

Usage: npm run smoke -- <folder> [options]

  --limit <seconds>  how long one run may take; 15 when left out
  --help             show this text

Fields are filled in by their types, once the required ones and once all, and answers are made up so that what the definitions read is
there. Nothing leaves the machine.

Exits with 0 when every run ended as it would in Make, with bundles or an error that Make has, and each connection and module in bundles at
least once; with 1 when one did not, with 2 for a wrong call.`

const options = { limit: { type: 'string', default: '15' } } as const

await runCommand(help, options, async ({ values, positionals }) => {
  const [folder, ...others] = positionals
  if (folder === undefined) throw new UsageError('Name the folder of an app: npm run smoke -- app')
  if (others.length > 0) throw new UsageError(`Name one folder; "${others[0]}" is too much.`)
  const limit = Number(values.limit)
  if (!(limit > 0)) throw new UsageError(`"${values.limit}" is no number of seconds.`)
  const { app, problems } = load(folder)
  const conceal = concealer(app.definition)

  for (const problem of problems) console.log(`${styleText('red', 'cannot be read')}  ${problem}`)
  const unknown = app.unsupported()
  for (const { feature, place } of unknown) console.log(`${styleText('yellow', 'unsupported')}  ${place}: ${feature}`)
  const results = await smoke(app.definition, { limitMs: limit * 1000, onResult: (result) => print(result, conceal) })

  for (const kind of ['connection', 'RPC', 'webhook', 'module'] as const) {
    const { components, always, sometimes, never, failed } = summaryOf(results, kind)
    const counts = `${always} done in every run, ${sometimes} in some, ${never} in none, ${failed} failed`
    if (components > 0)
      console.log(`${kind === 'module' ? '\n' : ''}${components} ${kind}${components === 1 ? '' : 's'}: ${counts}`)
  }
  console.log(`${results.length} runs, ${unknown.length} places that this runtime does not know`)
  const neverWell = (['connection', 'module'] as const).some((kind) => summaryOf(results, kind).never > 0)
  return problems.length > 0 || neverWell || summaryOf(results).failed > 0 ? 1 : 0
})

function load(folder: string): { app: ReturnType<typeof loadApp>; problems: string[] } {
  try {
    return { app: loadApp(folder), problems: [] }
  } catch (error) {
    if (!(error instanceof LoadError)) throw error
    const problems = error.problems.map(({ file, component, message }) => `${file} (${component}): ${message}`)
    if (error.app === undefined) throw new UsageError(`Cannot load the app in ${folder}: ${problems.join('; ')}`)
    return { app: error.app, problems }
  }
}

function print({ kind, name, title, requests, outcome }: SmokeResult, conceal: (text: string) => string): void {
  const what =
    outcome.type === 'done'
      ? outcome.what
      : outcome.type === 'error'
        ? `${outcome.name}: ${outcome.message}`
        : outcome.message
  const mark = { done: styleText('green', '✔'), error: styleText('yellow', '!'), failure: styleText('red', '✘') }[
    outcome.type
  ]
  console.log(`${mark} ${kind} ${name}${title === '' ? '' : ` (${title})`}: ${conceal(what)}`)
  for (const line of shortened(requests)) console.log(`    ${conceal(line)}`)
}

/** The same request many times over is one line. */
function shortened(requests: readonly string[]): string[] {
  const lines: { text: string; times: number }[] = []
  for (const text of requests) {
    const last = lines.at(-1)
    if (last?.text === text) last.times += 1
    else lines.push({ text, times: 1 })
  }
  return lines.map(({ text, times }) => (times === 1 ? text : `${text} (${times} times)`))
}
