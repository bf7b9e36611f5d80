import { styleText } from 'node:util'
import type { FileCache } from '../src/check/model/load.ts'
import { formats, type Format, show, type Style } from '../src/check/output/index.ts'
import { countOf } from '../src/check/result.ts'
import { rules } from '../src/check/rules/index.ts'
import { checkFolder } from './check-folder.ts'
import { runCommand, UsageError } from './command.ts'

const help = `Checks a Make app: its files, its expressions, and how its parts fit together.

Usage: npm run check [-- <folder>] [options]

  --format <format>  text for people, or json, sarif, github (annotations); text when left out
  --strict           warnings count as errors
  --watch            check again whenever a file of the app changes
  --help             show this text

The folder is app when none is given; any Make app will do, in the layout of Make's editor or of its exports. What each rule asks for
stands in docs/rules.md.

Exits with 0 when there is no error, 1 when there is one, 2 when the app could not be checked.`

const options = {
  format: { type: 'string', default: 'text' },
  strict: { type: 'boolean', default: false },
  watch: { type: 'boolean', default: false },
} as const

/** Colours only in a terminal. */
const style: Style = (name, text) => (process.stdout.isTTY ? styleText(name, text) : text)

await runCommand(help, options, async ({ values, positionals }) => {
  const [folder = 'app', ...others] = positionals
  if (others.length > 0) throw new UsageError(`Name one folder; "${others[0]}" is too much.`)
  const format = formatOf(values.format)
  const cache: FileCache = new Map()
  const run = async (): Promise<number> => {
    const result = await checkFolder(folder, cache)
    const text = show(format, result, rules, style)
    if (text !== '') console.log(text)
    const failing = countOf(result.findings, 'error') + (values.strict ? countOf(result.findings, 'warning') : 0)
    return failing > 0 ? 1 : 0
  }
  if (!values.watch) return run()
  const { watchFolder } = await import('../src/check/watch.ts')
  return watchFolder(folder, cache, run, (error) => console.error((error as Error).message))
})

function formatOf(name: string): Format {
  const format = formats.find((known) => known === name)
  if (format === undefined) throw new UsageError(`"${name}" is no format. Write one of ${formats.join(', ')}.`)
  return format
}
